package remotemcp.client.oauth.grant;

import java.util.Optional;
import remotemcp.client.oauth.Form;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.LoginException.Step;
import remotemcp.client.oauth.store.SavedLogin;

/// Tells an authorization server that tokens are not needed any more (RFC 7009). Whether it listens changes nothing for us.
public final class Revocation {
    private final GrantContext context;

    public Revocation(GrantContext context) {
        this.context = context;
    }

    public void revoke(SavedLogin login) {
        Optional<String> endpoint = login.server().endpoint("revocation_endpoint");
        Optional<String> token = login.tokens().map(tokens -> tokens.refresh().orElse(tokens.access()));
        if (endpoint.isEmpty() || token.isEmpty()) {
            return;
        }
        try {
            String url = context.reach().check(Step.TOKEN, "revocation endpoint", endpoint.get());
            new TokenRequests(context.world(), Optional.empty()).post(url,
                context.prove(Form.of("token", token.get()), login.client(), login.server().issuer()));
        } catch (LoginException e) {
            // It is forgotten here in any case.
        }
    }
}
