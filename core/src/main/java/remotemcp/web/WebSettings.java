package remotemcp.web;

import remotemcp.connect.RemoteServer;
import remotemcp.http.Uri;
import remotemcp.oauth.resource.Scopes;

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
        String id = RemoteServer.plain(name);
        return id.isEmpty() ? "mcp-server" : id;
    }
}
