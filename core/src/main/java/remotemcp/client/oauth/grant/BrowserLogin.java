package remotemcp.client.oauth.grant;

import java.util.List;
import java.util.Optional;
import remotemcp.client.oauth.Form;
import remotemcp.client.oauth.LoggableText;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.LoginException.Step;
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
    public LoginRequest.Outcome obtain(LoginRequest loginRequest, GrantContext context) {
        if (!loginRequest.server().server().has("code_challenge_methods_supported", Pkce.METHOD)) {
            throw new LoginException(Step.AUTHORIZATION,
                LoggableText.quoted(loginRequest.server().server().issuer())
                    + " does not say that it knows PKCE with S256: a stolen code could be used");
        }
        try {
            return visit(loginRequest, context);
        } catch (LoginException e) {
            boolean isForgotten =
                e.error().equals("invalid_client") && loginRequest.earlier().map(ClientRegistration::dynamic).orElse(false);
            if (isForgotten) {
                return visit(loginRequest.forgotten(), context);
            }
            throw e;
        }
    }

    private LoginRequest.Outcome visit(LoginRequest loginRequest, GrantContext context) {
        UserAgent.Visit visit = agent.begin(loginRequest.earlier().map(ClientRegistration::redirectUri).filter(uri -> !uri.isEmpty()));
        Optional<String> failure = Optional.of("The login was broken off.");
        try {
            LoginRequest.Outcome outcome = through(visit, loginRequest, context);
            failure = Optional.empty();
            return outcome;
        } catch (LoginException e) {
            failure = Optional.of(e.getMessage());
            throw e;
        } finally {
            visit.end(failure);
        }
    }

    private static LoginRequest.Outcome through(UserAgent.Visit visit, LoginRequest loginRequest, GrantContext context) {
        ClientRegistration client = context.client(loginRequest, visit.redirectUri(), GRANTS);
        var request = AuthorizationCodeRequest.fresh(loginRequest, client, visit.redirectUri(), context.world());
        String code = request.code(visit.answer(request.url(context), request.state()));
        Form grant = Form.of("grant_type", "authorization_code").with("code", code)
            .with("redirect_uri", visit.redirectUri()).with("code_verifier", request.proof().verifier());
        return new LoginRequest.Outcome(client, context.redeem(loginRequest, client, grant));
    }
}
