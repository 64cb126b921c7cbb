package remotemcp.client.oauth.grant;

import java.util.List;
import java.util.Optional;
import remotemcp.client.oauth.Form;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.LoginException.Step;
import remotemcp.client.oauth.Shown;
import remotemcp.client.oauth.registration.ClientRegistration;
import remotemcp.protocol.Pkce;

/// A person consents in their browser: authorization code with PKCE (OAuth 2.1 §4.1).
public record BrowserLogin(UserAgent agent) implements TokenSource {
    private static final List<String> GRANTS = List.of("authorization_code", "refresh_token");

    @Override
    public boolean asksPerson() {
        return true;
    }

    @Override
    public Errand.Outcome obtain(Errand errand, Desk desk) {
        if (!errand.realm().server().has("code_challenge_methods_supported", Pkce.METHOD)) {
            throw new LoginException(Step.AUTHORIZATION,
                Shown.quoted(errand.realm().server().issuer()) + " does not say that it knows PKCE with S256: a stolen code could be used");
        }
        try {
            return visit(errand, desk);
        } catch (LoginException e) {
            boolean isForgotten = e.error().equals("invalid_client") && errand.earlier().map(ClientRegistration::dynamic).orElse(false);
            if (isForgotten) {
                return visit(errand.forgotten(), desk);
            }
            throw e;
        }
    }

    private Errand.Outcome visit(Errand errand, Desk desk) {
        UserAgent.Visit visit = agent.begin(errand.earlier().map(ClientRegistration::redirectUri).filter(uri -> !uri.isEmpty()));
        Optional<String> failure = Optional.of("The login was broken off.");
        try {
            Errand.Outcome outcome = through(visit, errand, desk);
            failure = Optional.empty();
            return outcome;
        } catch (LoginException e) {
            failure = Optional.of(e.getMessage());
            throw e;
        } finally {
            visit.end(failure);
        }
    }

    private static Errand.Outcome through(UserAgent.Visit visit, Errand errand, Desk desk) {
        ClientRegistration client = desk.client(errand, visit.redirectUri(), GRANTS);
        var request = AuthorizationRequest.fresh(errand, client, visit.redirectUri(), desk.world());
        String code = request.code(visit.answer(request.url(desk), request.state()));
        Form grant = Form.of("grant_type", "authorization_code").with("code", code)
            .with("redirect_uri", visit.redirectUri()).with("code_verifier", request.proof().verifier());
        return new Errand.Outcome(client, desk.redeem(errand, client, grant));
    }
}
