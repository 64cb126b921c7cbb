package remotemcp.connect;

import java.util.Locale;
import java.util.Optional;
import remotemcp.http.Uri;

/// A remote MCP server as hosts are told of it.
///
/// @param name its name in the host's configuration: lower-case letters, digits and hyphens
/// @param url of its Streamable HTTP endpoint, such as `https://mcp.example.com/mcp`
public record RemoteServer(String name, String url) {
    private static final int LONGEST_NAME = 64;

    /// @throws IllegalArgumentException when the URL is not http or https, or the name is not one hosts take
    public RemoteServer {
        Optional<Uri> parsed = Uri.parse(url);
        if (parsed.isEmpty() || !(url.startsWith("https://") || url.startsWith("http://"))
            || parsed.flatMap(Uri::authority).filter(authority -> !authority.host().isEmpty()).isEmpty()) {
            throw new IllegalArgumentException("not an http or https URL: " + url);
        }
        if (name.isEmpty() || name.length() > LONGEST_NAME || !name.equals(plain(name))) {
            throw new IllegalArgumentException("a name has lower-case letters, digits and hyphens, " + LONGEST_NAME + " at most: " + name);
        }
    }

    /// Named after its host: `mcp.example.com` becomes `mcp-example-com`.
    public static RemoteServer at(String url) {
        String host = Uri.parse(url).flatMap(Uri::authority).map(Uri.Authority::host).orElse("");
        String name = plain(host.toLowerCase(Locale.ROOT));
        return new RemoteServer(name.isEmpty() ? "mcp-server" : name, url);
    }

    public RemoteServer named(String other) {
        return new RemoteServer(other, url);
    }

    /// Whether it runs on the reader's own computer, where no cloud reaches it.
    public boolean isLocal() {
        return Uri.parse(url).filter(Uri::isLoopback).isPresent();
    }

    /// Any text as such a name; may be empty.
    public static String plain(String text) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = Character.toLowerCase(text.charAt(i));
            boolean kept = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            if (kept) {
                out.append(c);
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) != '-') {
                out.append('-');
            }
        }
        int end = out.length();
        return end > 0 && out.charAt(end - 1) == '-' ? out.substring(0, end - 1) : out.toString();
    }
}
