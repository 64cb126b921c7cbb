package remotemcp.client.oauth.discovery;

import java.util.List;
import remotemcp.client.oauth.LoggableText;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.LoginException.Step;
import remotemcp.http.Uri;
import remotemcp.protocol.WellKnownPaths;

/// Where metadata lies, in the order to look (MCP 2026-07-28, Authorization Server Discovery; RFC 8414 §3.1, RFC 9728 §3.1).
public final class WellKnown {
    private WellKnown() {
    }

    /// Of a protected resource: the path form, then the root.
    public static List<String> ofResource(String server) {
        String origin = origin(server);
        String path = path(server);
        return path.isEmpty() ? List.of(origin + WellKnownPaths.PROTECTED_RESOURCE)
            : List.of(origin + WellKnownPaths.PROTECTED_RESOURCE + path, origin + WellKnownPaths.PROTECTED_RESOURCE);
    }

    /// Of an authorization server: RFC 8414, then the two OpenID forms.
    public static List<String> ofServer(String issuer) {
        String origin = origin(issuer);
        String path = path(issuer);
        return path.isEmpty() ? List.of(origin + WellKnownPaths.AUTHORIZATION_SERVER, origin + WellKnownPaths.OPENID)
            : List.of(origin + WellKnownPaths.AUTHORIZATION_SERVER + path, origin + WellKnownPaths.OPENID + path,
                origin + path + WellKnownPaths.OPENID);
    }

    /// Scheme, host and port.
    public static String origin(String url) {
        Uri uri = uri(url);
        String port = uri.authority().map(Uri.Authority::port).orElse("");
        return uri.scheme() + "://" + uri.host() + (port.isEmpty() ? "" : ":" + port);
    }

    /// The path without a slash at its end.
    public static String path(String url) {
        String path = uri(url).path();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static Uri uri(String url) {
        return Uri.parse(url).orElseThrow(() -> new LoginException(Step.SERVER_METADATA, "not a URL: " + LoggableText.quoted(url)));
    }
}
