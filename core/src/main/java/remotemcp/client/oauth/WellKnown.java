package remotemcp.client.oauth;

import java.util.List;
import remotemcp.client.oauth.LoginException.Step;
import remotemcp.http.Uri;

/// Where metadata lies, in the order to look (MCP 2026-07-28, Authorization Server Discovery; RFC 8414 §3.1, RFC 9728 §3.1).
public final class WellKnown {
    private static final String RESOURCE = "/.well-known/oauth-protected-resource";
    private static final String SERVER = "/.well-known/oauth-authorization-server";
    private static final String OPENID = "/.well-known/openid-configuration";

    private WellKnown() {
    }

    /// Of a protected resource: the path form, then the root.
    public static List<String> ofResource(String server) {
        String origin = origin(server);
        String path = path(server);
        return path.isEmpty() ? List.of(origin + RESOURCE) : List.of(origin + RESOURCE + path, origin + RESOURCE);
    }

    /// Of an authorization server: RFC 8414, then the two OpenID forms.
    public static List<String> ofServer(String issuer) {
        String origin = origin(issuer);
        String path = path(issuer);
        return path.isEmpty() ? List.of(origin + SERVER, origin + OPENID)
            : List.of(origin + SERVER + path, origin + OPENID + path, origin + path + OPENID);
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
        return Uri.parse(url).orElseThrow(() -> new LoginException(Step.SERVER_METADATA, "not a URL: " + Shown.quoted(url)));
    }
}
