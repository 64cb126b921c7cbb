package remotemcp.client.oauth.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import remotemcp.client.oauth.discovery.ServerMetadata;
import remotemcp.client.oauth.dpop.DpopKey;
import remotemcp.client.oauth.grant.EnterpriseLogin;
import remotemcp.client.oauth.grant.Tokens;
import remotemcp.client.oauth.registration.ClientProfile;
import remotemcp.client.oauth.registration.ClientRegistration;
import remotemcp.client.oauth.registration.IssuerBinding;
import remotemcp.json.JsonObject;

class SavedLoginTest {
    private static final String SERVER = "https://mcp.example/mcp";

    private static SavedLogin login(String issuer) {
        var client =
            new ClientRegistration("id", Optional.of("s3cr3t-of-client"), ClientRegistration.BASIC, "http://127.0.0.1:1/callback", 5, true);
        var tokens = new Tokens("s3cr3t-access", true, Optional.of("s3cr3t-refresh"), List.of("mcp"), 7);
        var key = new DpopKey(new byte[]{1, 2, 3}, JsonObject.of("kty", "EC"));
        return new SavedLogin(SERVER, new ServerMetadata(JsonObject.of("issuer", issuer)), client, List.of("mcp"), Optional.of(tokens),
            Optional.of(key));
    }

    @Test
    void what_is_kept_is_read_back_whole() {
        SavedLogins kept = SavedLogins.none(SERVER).using(login("https://a.example")).using(login("https://b.example")).failed(9, "no");
        SavedLogins read = SavedLogins.of(SERVER, Optional.of(kept.toJson()));
        assertThat(read.toJson()).isEqualTo(kept.toJson());
        assertThat(read.current().orElseThrow().server().issuer()).isEqualTo("https://b.example");
        assertThat(read.current().orElseThrow().tokens()).isEqualTo(login("").tokens());
        assertThat(read.current().orElseThrow().client()).isEqualTo(login("").client());
    }

    @Test
    void what_was_kept_for_another_server_is_not_ours() {
        JsonObject kept = SavedLogins.none("https://other.example/mcp").using(login("https://a.example")).toJson();
        assertThat(SavedLogins.of(SERVER, Optional.of(kept)).logins()).isEmpty();
    }

    @Test
    void each_issuer_and_resource_has_one_login() {
        SavedLogins kept =
            SavedLogins.none(SERVER).using(login("https://a.example")).using(login("https://b.example")).using(login("https://a.example"));
        assertThat(kept.logins()).hasSize(2);
        assertThat(kept.without(login("https://a.example")).logins()).hasSize(1);
    }

    @Test
    void the_issuer_that_credentials_are_bound_to_is_kept_and_survives_logins() {
        SavedLogins kept =
            SavedLogins.none(SERVER).bound(new IssuerBinding("me", "https://a.example")).using(login("https://b.example")).failed(9, "no");
        SavedLogins read = SavedLogins.of(SERVER, Optional.of(kept.toJson()));
        assertThat(read.boundIssuer("me")).contains("https://a.example");
        assertThat(read.boundIssuer("other")).isEmpty();
        assertThat(read.bound(new IssuerBinding("me", "https://c.example")).boundIssuer("me")).contains("https://c.example");
    }

    @Test
    void H09_nothing_secret_is_in_what_objects_say_of_themselves() {
        assertThat(SavedLogins.none(SERVER).using(login("https://a.example")).toString()).doesNotContain("s3cr3t")
            .doesNotContain("[1, 2, 3]");
        assertThat(new ClientProfile.Given("id", Optional.of("s3cr3t"), Optional.empty()).toString()).doesNotContain("s3cr3t");
        assertThat(new EnterpriseLogin.Identity("s3cr3t", "id_token").toString()).doesNotContain("s3cr3t");
    }
}
