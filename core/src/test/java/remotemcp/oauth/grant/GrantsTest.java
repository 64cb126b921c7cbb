package remotemcp.oauth.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static remotemcp.oauth.TestClient.access;
import static remotemcp.oauth.TestClient.refresh;

import java.util.List;
import org.junit.jupiter.api.Test;
import remotemcp.json.JsonObject;
import remotemcp.oauth.TestClient;
import remotemcp.oauth.TestServer;

/// What a person has connected, as the account page asks for it.
class GrantsTest {
    private final TestServer server = TestServer.create();
    private final Grants grants = server.server.grants();

    @Test
    void a_login_is_one_connected_app() {
        long then = server.world.now();
        TestClient client = server.client();
        client.login();
        ConnectedApp app = grants.of(TestServer.USER).getFirst();
        assertThat(grants.of(TestServer.USER)).hasSize(1);
        assertThat(app.clientName()).isEqualTo("Test client");
        assertThat(app.redirectUri()).isEqualTo(TestClient.CALLBACK);
        assertThat(app.scopes()).containsExactly("read", "write");
        assertThat(app.created()).isEqualTo(then);
        assertThat(app.lastUsed()).isEqualTo(then);
    }

    @Test
    void a_code_that_nobody_redeemed_is_no_connected_app() {
        server.client().code();
        assertThat(grants.of(TestServer.USER)).isEmpty();
    }

    @Test
    void use_is_told_in_steps_of_minutes_and_the_newest_comes_first() {
        TestClient one = server.client(TestClient.metadata().with("client_name", "One"));
        TestClient two = server.client(TestClient.metadata().with("client_name", "Two"));
        JsonObject first = one.login();
        server.world.advanceSeconds(1);
        two.login();
        assertThat(grants.of(TestServer.USER)).extracting(ConnectedApp::clientName).containsExactly("Two", "One");
        server.world.advanceSeconds(598);
        server.status(access(first));
        assertThat(grants.of(TestServer.USER)).extracting(ConnectedApp::clientName).containsExactly("Two", "One");
        server.world.advanceSeconds(61);
        server.status(access(first));
        assertThat(grants.of(TestServer.USER)).extracting(ConnectedApp::clientName).containsExactly("One", "Two");
        assertThat(grants.of(TestServer.USER).getFirst().lastUsed()).isEqualTo(server.world.now());
    }

    @Test
    void revoking_one_ends_it_at_once_and_no_other() {
        TestClient client = server.client();
        JsonObject mine = client.login();
        ConnectedApp app = grants.of(TestServer.USER).getFirst();
        JsonObject other = client.login();
        assertThat(server.status(access(mine))).isEqualTo(200);
        assertThat(grants.revoke(TestServer.USER, app.grantId())).isTrue();
        assertThat(server.status(access(mine))).isEqualTo(401);
        assertThat(client.refresh(refresh(mine)).status()).isEqualTo(400);
        assertThat(server.status(access(other))).isEqualTo(200);
        assertThat(grants.of(TestServer.USER)).hasSize(1);
        assertThat(grants.revoke(TestServer.USER, app.grantId())).isFalse();
    }

    @Test
    void nobody_revokes_another_users_grant() {
        JsonObject tokens = server.client().login();
        String id = grants.of(TestServer.USER).getFirst().grantId();
        assertThat(grants.revoke("somebody-else", id)).isFalse();
        assertThat(server.status(access(tokens))).isEqualTo(200);
    }

    @Test
    void revoking_all_ends_codes_too() {
        TestClient client = server.client();
        List<JsonObject> logins = List.of(client.login(), client.login());
        String code = client.code();
        grants.revokeAll(TestServer.USER);
        assertThat(grants.of(TestServer.USER)).isEmpty();
        assertThat(logins).allMatch(tokens -> server.status(access(tokens)) == 401);
        assertThat(client.redeem(code).status()).isEqualTo(400);
    }

    @Test
    void more_than_a_page_of_grants_is_listed_whole() {
        TestClient client = server.client();
        for (int i = 0; i < 150; i++) {
            client.login();
        }
        assertThat(grants.of(TestServer.USER)).hasSize(150);
    }

    @Test
    void H08_beyond_two_hundred_apps_of_one_user_the_one_that_was_idle_longest_ends_with_its_tokens() {
        TestClient client = server.client();
        JsonObject used = client.login();
        JsonObject idle = client.login();
        for (int i = 0; i < 198; i++) {
            server.world.advanceSeconds(1);
            client.login();
        }
        server.world.advanceSeconds(601);
        assertThat(server.status(access(used))).isEqualTo(200);
        client.login();
        assertThat(grants.of(TestServer.USER)).hasSize(200);
        assertThat(server.status(access(used))).isEqualTo(200);
        assertThat(server.status(access(idle))).isEqualTo(401);
        assertThat(client.refresh(refresh(idle)).status()).isEqualTo(400);
    }
}
