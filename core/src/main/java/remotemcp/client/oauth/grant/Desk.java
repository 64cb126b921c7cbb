package remotemcp.client.oauth.grant;

import java.util.List;
import remotemcp.client.oauth.Form;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.LoginException.Step;
import remotemcp.client.oauth.LoginPlatform;
import remotemcp.client.oauth.discovery.Reach;
import remotemcp.client.oauth.discovery.ServerMetadata;
import remotemcp.client.oauth.dpop.BindingKey;
import remotemcp.client.oauth.dpop.Nonces;
import remotemcp.client.oauth.dpop.Proofs;
import remotemcp.client.oauth.registration.ClientAuthentication;
import remotemcp.client.oauth.registration.ClientProfile;
import remotemcp.client.oauth.registration.ClientRegistration;
import remotemcp.client.oauth.registration.Registrations;

/// Where every way to tokens comes by: registers the client and redeems what the way led to.
public final class Desk {
    private final LoginPlatform world;
    private final Reach reach;
    private final ClientProfile profile;
    private final Nonces nonces = new Nonces();

    public Desk(LoginPlatform world, Reach reach, ClientProfile profile) {
        this.world = world;
        this.reach = reach;
        this.profile = profile;
    }

    public LoginPlatform world() {
        return world;
    }

    Reach reach() {
        return reach;
    }

    public ClientProfile profile() {
        return profile;
    }

    ClientRegistration client(Errand errand, String redirectUri, List<String> grants) {
        return new Registrations(world, reach, profile).at(errand.realm().server(), redirectUri, grants, errand.earlier());
    }

    /// Tokens for a grant, at the realm's token endpoint, for its resource.
    Tokens redeem(Errand errand, ClientRegistration client, Form grant) {
        ServerMetadata server = errand.realm().server();
        String endpoint = reach.check(Step.TOKEN, "token endpoint", server.required(Step.TOKEN, "token_endpoint"));
        ClientAuthentication.Proven request = prove(grant.with("resource", errand.realm().resource()), client, server.issuer());
        return new TokenRequests(world, errand.key().map(this::proofs)).tokens(endpoint, request, errand.scopes());
    }

    /// New tokens for a refresh token, which is spent by it: whoever calls this does so alone, and keeps the answer before using it.
    public Tokens refresh(Errand errand, ClientRegistration client, Tokens tokens) {
        String refresh = tokens.refresh().orElseThrow(() -> new LoginException(Step.TOKEN, "there is no refresh token"));
        return redeem(errand, client, Form.of("grant_type", "refresh_token").with("refresh_token", refresh)).keeping(tokens.refresh());
    }

    ClientAuthentication.Proven prove(Form form, ClientRegistration client, String issuer) {
        return new ClientAuthentication(world, profile.key()).prove(form, client, issuer);
    }

    public Proofs proofs(BindingKey key) {
        return new Proofs(world, key, nonces);
    }
}
