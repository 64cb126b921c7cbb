package remotemcp.client.oauth.grant;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import remotemcp.client.oauth.Form;
import remotemcp.client.oauth.LoggableText;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.LoginException.Step;
import remotemcp.client.oauth.registration.ClientProfile;
import remotemcp.client.oauth.registration.ClientRegistration;
import remotemcp.json.JsonObject;

/// The person's organization decides (MCP extension Enterprise-Managed Authorization): its identity provider exchanges what the person signed in
/// with for a grant of one server (RFC 8693), and that server's authorization server gives tokens for it (RFC 7523).
///
/// @param identity what the person signed in with, newest
public record EnterpriseLogin(IdentityProvider provider, Supplier<Identity> identity) implements TokenSource {
    private static final String TYPES = "urn:ietf:params:oauth:token-type:";

    /// The organization's identity provider, named by its administrator.
    ///
    /// @param client how this client is registered there
    public record IdentityProvider(String issuer, String tokenEndpoint, ClientProfile.Given client) {
    }

    /// @param type `id_token`, `saml2` or `refresh_token`
    public record Identity(String token, String type) {

        @Override
        public String toString() {
            return "Identity[" + type + "]";
        }
    }

    @Override
    public LoginRequest.Outcome obtain(LoginRequest loginRequest, GrantContext context) {
        ClientRegistration client = context.client(loginRequest, "", List.of(AssertionLogin.GRANT));
        Form grant =
            Form.of("grant_type", AssertionLogin.GRANT).with("assertion", grant(loginRequest, context)).with("scope", loginRequest.scope());
        return new LoginRequest.Outcome(client, context.redeem(loginRequest, client, grant));
    }

    private String grant(LoginRequest loginRequest, GrantContext context) {
        Identity shown = identity.get();
        Form form = Form.of("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange").with("requested_token_type", TYPES + "id-jag")
            .with("audience", loginRequest.server().server().issuer()).with("resource", loginRequest.server().resource())
            .with("scope", loginRequest.scope())
            .with("subject_token", shown.token()).with("subject_token_type", TYPES + shown.type());
        provider.client().issuer().filter(issuer -> !issuer.equals(provider.issuer())).ifPresent(issuer -> {
            throw new LoginException(Step.REGISTRATION,
                "the client was registered at " + LoggableText.quoted(issuer) + ", but the identity provider is "
                    + LoggableText.quoted(provider.issuer()));
        });
        Optional<String> secret = provider.client().secret();
        var client = ClientRegistration.known(provider.client().id(), secret,
            secret.isPresent() ? ClientRegistration.BASIC : ClientRegistration.NONE);
        String endpoint = context.reach().check(Step.TOKEN, "identity provider's token endpoint", provider.tokenEndpoint());
        JsonObject answer =
            new TokenRequests(context.world(), Optional.empty()).post(endpoint, context.prove(form, client, provider.issuer()));
        if (!answer.string("issued_token_type").orElse("").equals(TYPES + "id-jag")) {
            throw new LoginException(Step.TOKEN, "the identity provider answers another kind of token than was asked for");
        }
        return answer.string("access_token").orElseThrow(() -> new LoginException(Step.TOKEN, "the identity provider answers no token"));
    }
}
