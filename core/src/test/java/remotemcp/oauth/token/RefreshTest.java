package remotemcp.oauth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static remotemcp.oauth.TestClient.access;
import static remotemcp.oauth.TestClient.refresh;
import static remotemcp.oauth.TestServer.error;
import static remotemcp.oauth.TestServer.json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.http.HttpResponse;
import remotemcp.json.JsonObject;
import remotemcp.oauth.TestClient;
import remotemcp.oauth.TestServer;

/// Refresh tokens: rotation, grace, reuse (OAuth 2.1 §4.3, RFC 9700 §4.14.2).
class RefreshTest {
    private static final long MINUTE = 60;
    private static final long DAY = 24 * 60 * MINUTE;

    private final TestServer server = TestServer.create();
    private final TestClient client = server.client();
    private final JsonObject first = client.login();

    /// S11
    @Test
    void refreshing_gives_a_new_pair() {
        HttpResponse.Ready answer = client.refresh(refresh(first));
        JsonObject second = json(answer);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(refresh(second)).isNotEqualTo(refresh(first));
        assertThat(access(second)).isNotEqualTo(access(first));
        assertThat(server.status(access(second))).isEqualTo(200);
        assertThat(json(server.call("/mcp", access(second))).object("claims")).contains(TestServer.CLAIMS);
    }

    @Test
    void the_old_access_token_lives_out_its_time() {
        client.refresh(refresh(first));
        assertThat(server.status(access(first))).isEqualTo(200);
    }

    @Test
    void a_replaced_token_gives_the_same_successor_three_times_more() {
        String successor = refresh(json(client.refresh(refresh(first))));
        for (int i = 0; i < 3; i++) {
            assertThat(refresh(json(client.refresh(refresh(first))))).isEqualTo(successor);
        }
        assertThat(error(client.refresh(refresh(first)))).isEqualTo("invalid_grant");
        assertThat(client.refresh(successor).status()).isEqualTo(200);
    }

    @Test
    void access_tokens_of_a_repeated_answer_are_good() {
        client.refresh(refresh(first));
        JsonObject again = json(client.refresh(refresh(first)));
        assertThat(json(server.call("/mcp", access(again))).object("claims")).contains(TestServer.CLAIMS);
    }

    @Test
    void the_grace_ends_after_a_minute() {
        client.refresh(refresh(first));
        server.world.advanceSeconds(59);
        assertThat(client.refresh(refresh(first)).status()).isEqualTo(200);
        server.world.advanceSeconds(1);
        assertThat(error(client.refresh(refresh(first)))).isEqualTo("invalid_grant");
    }

    /// O08
    @Test
    void reuse_after_the_grace_ends_the_family_and_is_logged() {
        JsonObject second = json(client.refresh(refresh(first)));
        assertThat(server.status(access(second))).isEqualTo(200);
        server.world.advanceSeconds(60);
        assertThat(error(client.refresh(refresh(first)))).isEqualTo("invalid_grant");
        assertThat(error(client.refresh(refresh(second)))).isEqualTo("invalid_grant");
        assertThat(server.status(access(second))).isEqualTo(401);
        assertThat(server.world.logged("oauth.grant.revoked").getFirst().string("why")).contains("refresh token reused");
    }

    /// O08
    @Test
    void reuse_once_the_successor_was_used_ends_the_family() {
        JsonObject second = json(client.refresh(refresh(first)));
        JsonObject third = json(client.refresh(refresh(second)));
        assertThat(error(client.refresh(refresh(first)))).isEqualTo("invalid_grant");
        assertThat(error(client.refresh(refresh(third)))).isEqualTo("invalid_grant");
        assertThat(server.status(access(third))).isEqualTo(401);
    }

    /// V10
    @Test
    void a_forged_token_of_a_real_grant_touches_nothing() {
        String token = refresh(first);
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(error(client.refresh(token.substring(0, i) + other + token.substring(i + 1)))).isEqualTo("invalid_grant");
        }
        assertThat(client.refresh(token).status()).isEqualTo(200);
    }

    @Test
    void another_client_gets_nothing_and_spoils_nothing() {
        JsonObject second = json(client.refresh(refresh(first)));
        TestClient stranger = server.client();
        assertThat(error(stranger.refresh(refresh(second)))).isEqualTo("invalid_grant");
        server.world.advanceSeconds(DAY);
        assertThat(error(stranger.refresh(refresh(first)))).isEqualTo("invalid_grant");
        assertThat(client.refresh(refresh(second)).status()).isEqualTo(200);
    }

    /// V35
    @ParameterizedTest
    @ValueSource(strings = {"https://mcp.example.com/other", "https://evil.example/mcp", "https://mcp.example.com/mcp#x"})
    void it_cannot_turn_to_another_resource(String resource) {
        assertThat(error(server.post("/token", client.refreshing(refresh(first)).with("resource", resource)))).isEqualTo("invalid_target");
        assertThat(client.refresh(refresh(first)).status()).isEqualTo(200);
    }

    @Test
    void the_scope_narrows_one_access_token_and_not_the_grant() {
        JsonObject narrow = json(server.post("/token", client.refreshing(refresh(first)).with("scope", "read admin")));
        assertThat(narrow.string("scope")).contains("read");
        assertThat(json(client.refresh(refresh(narrow))).string("scope")).contains("read write");
        TestClient other = server.client();
        JsonObject readOnly = other.login(other.authorization().with("scope", "read"));
        assertThat(json(server.post("/token", other.refreshing(refresh(readOnly)).with("scope", "read write"))).string("scope"))
            .contains("read");
    }

    @Test
    void a_scope_that_was_never_granted_is_refused_and_costs_nothing() {
        assertThat(error(server.post("/token", client.refreshing(refresh(first)).with("scope", "admin")))).isEqualTo("invalid_scope");
        assertThat(client.refresh(refresh(first)).status()).isEqualTo(200);
    }

    /// O08
    @Test
    void an_unused_token_ends_after_its_idle_time_and_use_keeps_it_alive() {
        server.world.advanceSeconds(29 * DAY);
        JsonObject second = json(client.refresh(refresh(first)));
        server.world.advanceSeconds(29 * DAY);
        JsonObject third = json(client.refresh(refresh(second)));
        server.world.advanceSeconds(30 * DAY);
        assertThat(error(client.refresh(refresh(third)))).isEqualTo("invalid_grant");
    }

    @Test
    void an_idle_time_shorter_than_an_access_token_ends_the_refresh_token_alone() {
        TestServer brief = TestServer.create(settings -> settings.withLifetimes(settings.lifetimes().withIdle(60_000)));
        TestClient other = brief.client();
        JsonObject tokens = other.login();
        brief.world.advanceSeconds(59);
        JsonObject next = json(other.refresh(refresh(tokens)));
        brief.world.advanceSeconds(60);
        assertThat(error(other.refresh(refresh(next)))).isEqualTo("invalid_grant");
        assertThat(brief.status(access(next))).isEqualTo(200);
    }

    /// O08
    @Test
    void however_much_it_is_used_the_grant_ends() {
        String token = refresh(first);
        for (int day = 0; day < 364; day += 14) {
            server.world.advanceSeconds(14 * DAY);
            HttpResponse.Ready answer = client.refresh(token);
            assertThat(answer.status()).as("day %s", day).isEqualTo(200);
            token = refresh(json(answer));
        }
        server.world.advanceSeconds(DAY - 10);
        JsonObject last = json(client.refresh(token));
        assertThat(last.integer("expires_in")).hasValue(10);
        server.world.advanceSeconds(10);
        assertThat(error(client.refresh(refresh(last)))).isEqualTo("invalid_grant");
        assertThat(server.status(access(last))).isEqualTo(401);
    }

    @Test
    void a_restart_changes_nothing() {
        JsonObject second = json(client.refresh(refresh(first)));
        TestServer again = server.restarted();
        TestClient same = new TestClient(again, client.registration);
        assertThat(refresh(json(same.refresh(refresh(first))))).isEqualTo(refresh(second));
        assertThat(again.status(access(first))).isEqualTo(200);
        assertThat(same.refresh(refresh(second)).status()).isEqualTo(200);
    }

    /// What is in the store is no use to who steals it.
    @Test
    void H09_the_store_holds_neither_token_nor_claims() {
        JsonObject second = json(client.refresh(refresh(first)));
        for (var entry : server.world.store().list("grant", TestServer.USER, "", 10)) {
            assertThat(new String(entry.stored().value())).doesNotContain(refresh(first)).doesNotContain(refresh(second))
                .doesNotContain("ada@example.com")
                .doesNotContain(refresh(second).substring(refresh(second).length() - 43));
        }
        assertThat(server.world.log().toString()).doesNotContain(refresh(second)).doesNotContain("ada@example.com");
    }

    @Test
    void one_login_does_not_end_another_of_the_same_client() {
        JsonObject other = client.login();
        client.revoke(refresh(other));
        assertThat(client.refresh(refresh(first)).status()).isEqualTo(200);
    }
}
