package remotemcp.web;

import java.util.Locale;
import remotemcp.http.Uri;
import remotemcp.oauth.Scopes;

/// What the pages are told of the server they belong to.
///
/// @param name what people call the server
/// @param publicUrl the base URL they reach it by, without a slash at its end
/// @param signUpOpen whether anybody may make an account
/// @param scopes what apps may be allowed, with the words for it
public record WebSettings(String name, String publicUrl, boolean signUpOpen, Scopes scopes) {

    /// Whether browsers reach the server over TLS, so that cookies may say so.
    public boolean isSecure() {
        return publicUrl.startsWith("https:");
    }

    /// Whether the URL leads to the reader's own computer, where Claude's cloud cannot reach it.
    public boolean isLocal() {
        return Uri.parse(publicUrl).filter(Uri::isLoopback).isPresent();
    }

    /// The URL of the MCP endpoint.
    String endpoint() {
        return publicUrl + "/mcp";
    }

    /// The port in the public URL, or empty text: cookies on a loopback address are shared by all servers there, whatever their port.
    String port() {
        return Uri.parse(publicUrl).flatMap(Uri::authority).map(Uri.Authority::port).orElse("");
    }

    /// The name as other programs take it for an id: lower-case letters, digits and hyphens.
    String shortName() {
        var out = new StringBuilder();
        String plain = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            boolean kept = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            boolean gap = !out.isEmpty() && out.charAt(out.length() - 1) == '-';
            if (kept || !gap && !out.isEmpty()) {
                out.append(kept ? c : '-');
            }
        }
        String id = out.length() > 0 && out.charAt(out.length() - 1) == '-' ? out.substring(0, out.length() - 1) : out.toString();
        return id.isEmpty() ? "mcp-server" : id;
    }
}
