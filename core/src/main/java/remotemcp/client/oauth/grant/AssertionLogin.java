package remotemcp.client.oauth.grant;

import java.util.List;
import java.util.function.Supplier;
import remotemcp.client.oauth.Form;
import remotemcp.client.oauth.registration.ClientRegistration;

/// A workload shows the token that its platform gave it (RFC 7523 §2.1; MCP extension Workload Identity Federation). A refusal is final: no
/// second try, no other grant.
///
/// @param assertion the platform's newest token; asked each time, as platforms renew them
public record AssertionLogin(Supplier<String> assertion) implements TokenSource {
    static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    @Override
    public boolean showsOwnToken() {
        return true;
    }

    @Override
    public LoginRequest.Outcome obtain(LoginRequest loginRequest, GrantContext context) {
        ClientRegistration client = context.client(loginRequest, "", List.of(GRANT));
        Form grant = Form.of("grant_type", GRANT).with("assertion", assertion.get()).with("scope", loginRequest.scope());
        return new LoginRequest.Outcome(client, context.redeem(loginRequest, client, grant));
    }
}
