package remotemcp.oauth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static remotemcp.oauth.TestClient.access;
import static remotemcp.oauth.TestClient.refresh;
import static remotemcp.oauth.TestServer.error;
import static remotemcp.oauth.TestServer.json;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.json.JsonObject;
import remotemcp.oauth.Form;
import remotemcp.oauth.TestClient;
import remotemcp.oauth.TestServer;
import remotemcp.platform.GrantStatus;

/// Revocation by clients (RFC 7009).
class RevocationTest {
    private final TestServer server = TestServer.create();
    private final TestClient client = server.client();
    private final JsonObject tokens = client.login();

    @Test
    void a_revoked_access_token_ends_at_once_and_alone() {
        JsonObject second = json(client.refresh(refresh(tokens)));
        assertThat(server.status(access(tokens))).isEqualTo(200);
        assertThat(client.revoke(access(tokens)).status()).isEqualTo(200);
        HttpResponse.Ready answer = server.call("/mcp", access(tokens));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(error(answer)).isEqualTo("invalid_token");
        assertThat(server.status(access(second))).isEqualTo(200);
        assertThat(server.restarted().status(access(tokens))).isEqualTo(401);
        assertThat(client.refresh(refresh(second)).status()).isEqualTo(200);
        assertThat(server.status(access(tokens))).isEqualTo(401);
    }

    @Test
    void the_end_of_a_token_is_told_once_and_not_again_at_every_later_step() {
        List<GrantStatus.Ending> told = new ArrayList<>();
        server.server.status().listen(told::add);
        JsonObject newest = json(client.refresh(refresh(tokens)));
        client.revoke(access(tokens));
        assertThat(told).hasSize(1);
        for (int i = 0; i < 5; i++) {
            newest = json(client.refresh(refresh(newest)));
        }
        assertThat(told).hasSize(1);
        client.revoke(access(newest));
        assertThat(told).hasSize(2);
        assertThat(told.getLast().tokens()).hasSize(2);
        client.revoke(refresh(newest));
        assertThat(told).hasSize(3);
    }

    /// O12
    @Test
    void O12_a_revoked_refresh_token_takes_the_grant_along() {
        assertThat(server.status(access(tokens))).isEqualTo(200);
        assertThat(client.revoke(refresh(tokens)).status()).isEqualTo(200);
        assertThat(server.status(access(tokens))).isEqualTo(401);
        assertThat(error(client.refresh(refresh(tokens)))).isEqualTo("invalid_grant");
    }

    @Test
    void a_replaced_refresh_token_still_ends_its_family() {
        JsonObject second = json(client.refresh(refresh(tokens)));
        client.revoke(refresh(tokens));
        assertThat(server.status(access(second))).isEqualTo(401);
    }

    /// V09, O12
    @Test
    void V09_another_client_revokes_nothing() {
        TestClient stranger = server.client();
        assertThat(stranger.revoke(access(tokens)).status()).isEqualTo(200);
        assertThat(stranger.revoke(refresh(tokens)).status()).isEqualTo(200);
        assertThat(server.status(access(tokens))).isEqualTo(200);
        assertThat(client.refresh(refresh(tokens)).status()).isEqualTo(200);
    }

    /// O12: known and unknown are answered alike.
    @ParameterizedTest
    @ValueSource(strings = {"x", "a.", "r.", "r.x.y.z.w", "a.AAAA", "c.x"})
    void O12_an_unknown_token_is_revoked_already(String token) {
        HttpResponse.Ready answer = client.revoke(token);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(TestServer.text(answer)).isEmpty();
    }

    /// V10
    @Test
    void V10_a_forged_token_of_a_real_grant_revokes_nothing() {
        String token = refresh(tokens);
        client.revoke(token.substring(0, token.length() - 5) + "AAAAA");
        client.revoke(token.substring(0, token.lastIndexOf('.') + 1));
        assertThat(client.refresh(token).status()).isEqualTo(200);
    }

    /// O12, V13
    @Test
    void V13_only_the_registered_way_of_proving_oneself_counts() {
        TestClient confidential = server.client("client_secret_basic");
        Form form = confidential.redemption(confidential.code());
        JsonObject own = json(confidential.prove("/token", "basic", confidential.secret(), form));
        for (String way : new String[]{"post", "none"}) {
            HttpResponse.Ready refused = confidential.prove("/revoke", way, confidential.secret(), Form.of("token", access(own)));
            assertThat(refused.status()).isEqualTo(401);
            assertThat(error(refused)).isEqualTo("invalid_client");
        }
        assertThat(server.status(access(own))).isEqualTo(200);
        assertThat(confidential.prove("/revoke", "basic", confidential.secret(), Form.of("token", access(own))).status()).isEqualTo(200);
        assertThat(server.status(access(own))).isEqualTo(401);
    }

    @Test
    void a_hint_is_allowed_and_not_needed() {
        assertThat(
            server.post("/revoke", Form.of("token", refresh(tokens), "token_type_hint", "access_token", "client_id", client.id())).status())
            .isEqualTo(200);
        assertThat(server.status(access(tokens))).isEqualTo(401);
    }

    @Test
    void what_is_not_a_revocation_is_refused() {
        assertThat(error(server.post("/revoke", Form.of("client_id", client.id())))).isEqualTo("invalid_request");
        assertThat(error(server.post("/revoke", Form.of("client_id", client.id(), "token", "")))).isEqualTo("invalid_request");
        assertThat(error(server.post("/revoke", Form.of("token", "x")))).isEqualTo("invalid_client");
        assertThat(error(server.send(HttpRequest.post("/revoke", "application/json", new byte[]{'{', '}'})))).isEqualTo("invalid_request");
        assertThat(server.send(HttpRequest.get("/revoke")).status()).isEqualTo(405);
    }

    /// H14: a list that a client may lengthen has an end.
    @Test
    void H14_who_revokes_too_many_tokens_one_by_one_ends_the_grant() {
        JsonObject current = tokens;
        for (int i = 0; i < 50; i++) {
            client.revoke(access(current));
            current = json(client.refresh(refresh(current)));
            assertThat(current.has("access_token")).as("round %s", i).isTrue();
        }
        client.revoke(access(current));
        assertThat(error(client.refresh(refresh(current)))).isEqualTo("invalid_grant");
    }

    @Test
    void a_list_of_ended_tokens_forgets_what_has_expired() {
        JsonObject current = tokens;
        for (int i = 0; i < 120; i++) {
            client.revoke(access(current));
            server.world.advanceSeconds(120);
            current = json(client.refresh(refresh(current)));
        }
        assertThat(server.status(access(current))).isEqualTo(200);
    }
}
