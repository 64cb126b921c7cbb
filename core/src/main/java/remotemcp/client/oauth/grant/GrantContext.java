package remotemcp.client.oauth.grant;

import java.util.List;
import remotemcp.client.oauth.Form;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.LoginException.Step;
import remotemcp.client.oauth.LoginPlatform;
import remotemcp.client.oauth.discovery.ServerMetadata;
import remotemcp.client.oauth.discovery.UrlPolicy;
import remotemcp.client.oauth.dpop.DpopKey;
import remotemcp.client.oauth.dpop.DpopNonces;
import remotemcp.client.oauth.dpop.DpopProofs;
import remotemcp.client.oauth.registration.ClientAuthentication;
import remotemcp.client.oauth.registration.ClientProfile;
import remotemcp.client.oauth.registration.ClientRegistration;
import remotemcp.client.oauth.registration.Registrations;

/// Where every way to tokens comes by: registers the client and redeems what the way led to.
public final class GrantContext {
    private final LoginPlatform world;
    private final UrlPolicy policy;
    private final ClientProfile profile;
    private final DpopNonces nonces = new DpopNonces();

    public GrantContext(LoginPlatform world, UrlPolicy policy, ClientProfile profile) {
        this.world = world;
        this.policy = policy;
        this.profile = profile;
    }

    public LoginPlatform world() {
        return world;
    }

    UrlPolicy reach() {
        return policy;
    }

    public ClientProfile profile() {
        return profile;
    }

    ClientRegistration client(LoginRequest loginRequest, String redirectUri, List<String> grants) {
        return new Registrations(world, policy, profile).at(loginRequest.server().server(), redirectUri, grants, loginRequest.earlier());
    }

    /// Tokens for a grant, at the realm's token endpoint, for its resource.
    Tokens redeem(LoginRequest loginRequest, ClientRegistration client, Form grant) {
        ServerMetadata server = loginRequest.server().server();
        String endpoint = policy.check(Step.TOKEN, "token endpoint", server.required(Step.TOKEN, "token_endpoint"));
        ClientAuthentication.Proven request = prove(grant.with("resource", loginRequest.server().resource()), client, server.issuer());
        return new TokenRequests(world, loginRequest.key().map(this::proofs)).tokens(endpoint, request, loginRequest.scopes());
    }

    /// New tokens for a refresh token, which is spent by it: whoever calls this does so alone, and keeps the answer before using it.
    public Tokens refresh(LoginRequest loginRequest, ClientRegistration client, Tokens tokens) {
        String refresh = tokens.refresh().orElseThrow(() -> new LoginException(Step.TOKEN, "there is no refresh token"));
        return redeem(loginRequest, client, Form.of("grant_type", "refresh_token").with("refresh_token", refresh))
            .keeping(tokens.refresh());
    }

    ClientAuthentication.Proven prove(Form form, ClientRegistration client, String issuer) {
        return new ClientAuthentication(world, profile.key()).prove(form, client, issuer);
    }

    public DpopProofs proofs(DpopKey key) {
        return new DpopProofs(world, key, nonces);
    }
}
