package remotemcp.client.oauth.grant;

/// A way to tokens: an OAuth grant with all that leads to it.
public sealed interface TokenSource permits BrowserLogin, DeviceLogin, ClientCredentials, EnterpriseLogin, AssertionLogin {

    /// @throws LoginException when it leads to none
    LoginRequest.Outcome obtain(LoginRequest loginRequest, GrantContext context);

    /// Whether it shows the issuer a token that others could show again elsewhere.
    default boolean showsOwnToken() {
        return false;
    }

    /// Whether a person takes part, so that a refresh token is worth having.
    default boolean asksPerson() {
        return false;
    }
}
