package remotemcp.protocol;

/// Where OAuth's metadata lies (RFC 8615): before the path of what it describes, or, of OpenID's, behind it too.
public final class WellKnownPaths {
    /// RFC 9728 §3.1.
    public static final String PROTECTED_RESOURCE = "/.well-known/oauth-protected-resource";
    /// RFC 8414 §3.1.
    public static final String AUTHORIZATION_SERVER = "/.well-known/oauth-authorization-server";
    /// OpenID Connect Discovery §4.
    public static final String OPENID = "/.well-known/openid-configuration";

    private WellKnownPaths() {
    }
}
