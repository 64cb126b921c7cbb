package remotemcp.client.oauth.grant;

import java.util.List;
import remotemcp.client.oauth.Form;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.LoginException.Step;
import remotemcp.client.oauth.registration.ClientRegistration;

/// The client acts for itself, with a secret or a key it was registered with by hand (RFC 6749 §4.4; MCP extension OAuth Client Credentials).
public record ClientCredentials() implements TokenSource {

    @Override
    public LoginRequest.Outcome obtain(LoginRequest loginRequest, GrantContext context) {
        if (context.profile().given().isEmpty()) {
            throw new LoginException(Step.REGISTRATION, "a client that acts for itself has to be registered by hand: give its client id");
        }
        ClientRegistration client = context.client(loginRequest, "", List.of("client_credentials"));
        Form grant = Form.of("grant_type", "client_credentials").with("scope", loginRequest.scope());
        return new LoginRequest.Outcome(client, context.redeem(loginRequest, client, grant));
    }
}
