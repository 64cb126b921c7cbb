package remotemcp.client.oauth.grant;

import java.util.Optional;
import remotemcp.client.oauth.Form;
import remotemcp.client.oauth.LoggableText;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.LoginException.Step;
import remotemcp.client.oauth.LoginPlatform;
import remotemcp.client.oauth.discovery.ServerMetadata;
import remotemcp.client.oauth.registration.ClientRegistration;
import remotemcp.http.Parameters;
import remotemcp.platform.Base64Url;
import remotemcp.platform.ConstantTime;
import remotemcp.protocol.Pkce;
import remotemcp.protocol.ScopeTokens;

/// A request for a person's consent (RFC 6749 §4.1.1), and the rules for its answer: the issuer it has to come from is remembered from
/// before the person was sent away (RFC 9207, against mix-up).
record AuthorizationCodeRequest(LoginRequest errand, ClientRegistration client, String redirectUri, String state, Pkce proof) {

    static AuthorizationCodeRequest fresh(LoginRequest loginRequest, ClientRegistration client, String redirectUri, LoginPlatform world) {
        return new AuthorizationCodeRequest(loginRequest, client, redirectUri, Base64Url.encode(world.random().bytes(32)),
            Pkce.fresh(world.random(), world.crypto()));
    }

    /// @throws LoginException when the endpoint may not be opened
    String url(GrantContext context) {
        ServerMetadata server = errand.server().server();
        String endpoint = context.reach().checkOpenable(Step.AUTHORIZATION, "authorization endpoint",
            server.required(Step.AUTHORIZATION, "authorization_endpoint"));
        Form query = Form.of("response_type", "code").with("client_id", client.id()).with("redirect_uri", redirectUri).with("state", state)
            .with("code_challenge", proof.challenge()).with("code_challenge_method", Pkce.METHOD)
            .with("resource", errand.server().resource()).with("scope", errand.scope())
            .with("prompt", errand.scopes().contains(ScopeTokens.OFFLINE_ACCESS) ? Optional.of("consent") : Optional.empty())
            .with("dpop_jkt", errand.key().map(key -> key.thumbprint(context.world().crypto())));
        return endpoint + (endpoint.indexOf('?') < 0 ? "?" : "&") + query.encoded();
    }

    /// The code in the answer. Nothing of an answer from another issuer is acted on or shown.
    ///
    /// @throws LoginException when the answer is another's, or a refusal
    String code(Parameters answer) {
        checkOrigin(answer);
        Optional<String> error = answer.find("error");
        if (error.isPresent()) {
            String described = answer.find("error_description").map(text -> " (" + LoggableText.text(text, 300) + ")").orElse("");
            throw new LoginException(Step.AUTHORIZATION,
                "the authorization server answers " + LoggableText.text(error.get(), 100) + described,
                error.get());
        }
        return answer.find("code").filter(code -> !code.isEmpty())
            .orElseThrow(() -> new LoginException(Step.AUTHORIZATION, "the answer holds no code"));
    }

    private void checkOrigin(Parameters answer) {
        String issuer = errand.server().server().issuer();
        Optional<String> said = answer.find("iss");
        if (said.isPresent() && !said.get().equals(issuer)) {
            throw new LoginException(Step.AUTHORIZATION,
                "the answer comes from another authorization server than " + LoggableText.quoted(issuer));
        }
        if (said.isEmpty() && errand.server().server().saysIssuerInAnswers()) {
            throw new LoginException(Step.AUTHORIZATION, "the answer does not say which authorization server it comes from, as it should");
        }
        boolean isOurs = answer.find("state").map(text -> ConstantTime.equal(text, state)).orElse(false);
        if (!isOurs || answer.repeated().isPresent()) {
            throw new LoginException(Step.AUTHORIZATION, "the answer does not belong to this login");
        }
    }

    @Override
    public String toString() {
        return "AuthorizationRequest[" + redirectUri + "]";
    }
}
