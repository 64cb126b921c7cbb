package remotemcp.jvm.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.client.oauth.OAuthLogin;
import remotemcp.client.oauth.grant.AssertionLogin;
import remotemcp.client.oauth.grant.BrowserLogin;
import remotemcp.client.oauth.grant.ClientCredentials;
import remotemcp.client.oauth.grant.EnterpriseLogin;
import remotemcp.client.oauth.grant.TokenSource;
import remotemcp.client.oauth.registration.ClientKey;
import remotemcp.client.oauth.registration.ClientProfile;
import remotemcp.json.JsonArray;
import remotemcp.platform.Signatures;

/// What a client shows of itself to authorization servers goes to the one it is for (MCP 2026-07-28, Authorization Server Binding), whatever the
/// MCP server names.
class IssuerBindingTest {
    @TempDir Path folder;
    private final Authority first = Authority.open();
    private final Authority second = Authority.open();
    private final Visitor visitor = new Visitor();

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    private static ClientProfile secret() {
        return ClientProfile.named("Visitor").registered(new ClientProfile.Given("me", Optional.of("s3cr3t"), Optional.empty()));
    }

    private OAuthLogin login(TokenSource source, ClientProfile profile) {
        return Visitor.login(first.mcp(), Visitor.store(folder), source, profile);
    }

    private int call(TokenSource source, ClientProfile profile) {
        return Visitor.call(login(source, profile), first.mcp());
    }

    /// From here on the MCP server names the other authorization server, and takes no token of the first.
    private void move() {
        first.at("/.well-known/oauth-protected-resource/mcp", request -> Authority.Answer.json(200,
            first.resourceMetadata().with("authorization_servers", JsonArray.ofStrings(List.of(second.url())))));
        first.expireAccess();
        first.expireRefresh();
    }

    /// Any proof of who asks gets tokens.
    private void giveTokens() {
        first.at("/token", request -> first.tokens());
        second.at("/token", request -> second.tokens());
    }

    private void assertRefused(TokenSource source, ClientProfile profile) {
        assertThatThrownBy(() -> call(source, profile)).hasMessageContaining(first.url()).hasMessageContaining(second.url())
            .hasMessageContaining("--issuer");
        assertThat(second.seen("/token")).isEmpty();
        assertThat(second.seen("/authorize")).isEmpty();
    }

    @Test
    void a_secret_stays_with_the_issuer_of_the_first_login() {
        giveTokens();
        assertThat(call(new ClientCredentials(), secret())).isEqualTo(200);
        move();
        assertRefused(new ClientCredentials(), secret());
    }

    @Test
    void a_running_client_whose_server_names_another_issuer_shows_it_nothing() {
        giveTokens();
        OAuthLogin login = login(new ClientCredentials(), secret());
        assertThat(Visitor.call(login, first.mcp())).isEqualTo(200);
        move();
        assertThatThrownBy(() -> Visitor.call(login, first.mcp())).hasMessageContaining(second.url());
        assertThat(second.seen("/token")).isEmpty();
    }

    @Test
    void a_first_login_that_failed_has_shown_the_secret_and_binds_it_too() {
        first.at("/token", request -> Authority.error("invalid_client"));
        assertThatThrownBy(() -> call(new ClientCredentials(), secret())).hasMessageContaining("invalid_client");
        move();
        assertRefused(new ClientCredentials(), secret());
    }

    @Test
    void a_client_id_that_was_registered_by_hand_is_shown_to_no_other_issuer() {
        var profile = ClientProfile.named("Visitor").registered(new ClientProfile.Given("me", Optional.empty(), Optional.empty()));
        assertThat(call(new BrowserLogin(visitor), profile)).isEqualTo(200);
        move();
        assertRefused(new BrowserLogin(visitor), profile);
        assertThat(visitor.opened()).hasSize(1);
    }

    @Test
    void a_key_signs_for_no_other_issuer() throws Exception {
        giveTokens();
        var key = new ClientKey(Signatures.Algorithm.ES256, KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate().getEncoded(),
            Optional.empty());
        for (Authority authority : new Authority[]{first, second}) {
            authority.metadata(
                document -> document.with("token_endpoint_auth_methods_supported", JsonArray.ofStrings(List.of("private_key_jwt"))));
        }
        var profile =
            ClientProfile.named("Visitor").registered(new ClientProfile.Given("me", Optional.empty(), Optional.empty())).signingWith(key);
        assertThat(call(new ClientCredentials(), profile)).isEqualTo(200);
        move();
        assertRefused(new ClientCredentials(), profile);
    }

    @Test
    void a_workload_shows_its_token_to_no_other_issuer() {
        giveTokens();
        var profile = ClientProfile.named("Visitor").describedAt("https://client.example/client.json");
        assertThat(call(new AssertionLogin(() -> "platform.token"), profile)).isEqualTo(200);
        move();
        assertRefused(new AssertionLogin(() -> "platform.token"), profile);
    }

    @Test
    void an_issuer_that_was_named_is_the_only_one_from_the_first_login_on() {
        giveTokens();
        move();
        assertRefused(new ClientCredentials(), secret().onlyAt(first.url()));
        assertRefused(new BrowserLogin(visitor), ClientProfile.named("Visitor").onlyAt(first.url()));
        assertThat(second.seen("/register")).isEmpty();
    }

    @Test
    void an_operator_may_name_the_new_issuer_and_it_is_the_only_one_then() {
        giveTokens();
        assertThat(call(new ClientCredentials(), secret())).isEqualTo(200);
        move();
        first.at("/mcp", request -> request.header("Authorization").isPresent() && !second.seen("/token").isEmpty()
            ? Authority.Answer.text(200, "text/plain", "42")
            : first.challenge(401, "Bearer resource_metadata=\"" + first.url() + "/.well-known/oauth-protected-resource/mcp\""));
        assertThat(call(new ClientCredentials(), secret().onlyAt(second.url()))).isEqualTo(200);
        assertThat(second.seen("/token")).hasSize(1);
        assertThatThrownBy(() -> call(new ClientCredentials(), secret().onlyAt(first.url())))
            .satisfies(failure -> assertThat(second.seen("/token")).hasSize(1));
    }

    @Test
    void of_several_issuers_that_a_server_names_the_bound_one_is_taken() {
        giveTokens();
        assertThat(call(new ClientCredentials(), secret())).isEqualTo(200);
        first.expireAccess();
        first.at("/.well-known/oauth-protected-resource/mcp", request -> Authority.Answer.json(200,
            first.resourceMetadata().with("authorization_servers", JsonArray.ofStrings(List.of(second.url(), first.url())))));
        assertThat(call(new ClientCredentials(), secret())).isEqualTo(200);
        assertThat(second.seen("/token")).isEmpty();
    }

    @Test
    void forgetting_the_login_forgets_the_issuer() {
        giveTokens();
        assertThat(call(new ClientCredentials(), secret())).isEqualTo(200);
        login(new ClientCredentials(), secret()).forget();
        move();
        try {
            call(new ClientCredentials(), secret());
        } catch (RuntimeException tokensOfTheSecondAreWorthNothingHere) {
            // What counts is that the person decided.
        }
        assertThat(second.seen("/token")).isNotEmpty();
    }

    @Test
    void an_organization_s_registration_goes_to_its_identity_provider_alone() {
        giveTokens();
        first.at("/idp", request -> first.tokens());
        var provider = new EnterpriseLogin.IdentityProvider("https://idp.example", first.url() + "/idp",
            new ClientProfile.Given("at-idp", Optional.of("idp-s3cr3t"), Optional.of("https://other-idp.example")));
        assertThatThrownBy(() -> call(new EnterpriseLogin(provider, () -> new EnterpriseLogin.Identity("id.token", "id_token")), secret()))
            .hasMessageContaining("https://other-idp.example");
        assertThat(first.seen("/idp")).isEmpty();
    }
}
