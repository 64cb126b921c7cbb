package remotemcp.oauth.authorize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static remotemcp.oauth.TestServer.json;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.http.Parameters;
import remotemcp.json.JsonObject;
import remotemcp.oauth.OAuthException;
import remotemcp.oauth.TestClient;
import remotemcp.oauth.TestServer;
import remotemcp.platform.Base64Url;

/// What a person's decision becomes.
class DecisionsTest {
    private final TestServer server = TestServer.create();
    private final TestClient client = server.client();
    private final Authorizations decisions = server.server.authorizations();
    private final AuthorizationRequest request = request();
    private final String grantId = Base64Url.encode(server.world.platform().random().bytes(16));

    @Test
    void a_sealed_request_opens_as_it_was_for_ten_minutes() {
        String sealed = decisions.seal(request);
        assertThat(decisions.open(sealed)).contains(request);
        assertThat(server.restarted().server.authorizations().open(sealed)).contains(request);
        server.world.advanceSeconds(599);
        assertThat(decisions.open(sealed)).contains(request);
        server.world.advanceSeconds(1);
        assertThat(decisions.open(sealed)).isEmpty();
    }

    /// V07, V31
    @Test
    void V07_a_sealed_request_that_was_changed_does_not_open() {
        String sealed = decisions.seal(request);
        for (int i = 0; i < sealed.length(); i += 7) {
            char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(decisions.open(sealed.substring(0, i) + other + sealed.substring(i + 1))).isEmpty();
        }
        assertThat(decisions.open("")).isEmpty();
        assertThat(decisions.open(client.id())).isEmpty();
    }

    /// users-pain 10
    @Test
    void the_same_decision_sent_again_has_the_same_url() {
        String first = approve("read");
        server.world.advanceSeconds(30);
        assertThat(approve("read")).isEqualTo(first);
        assertThat(client.redeem(code(first)).status()).isEqualTo(200);
    }

    @Test
    void sending_it_again_does_not_make_the_code_live_longer() {
        String first = approve("read");
        server.world.advanceSeconds(59);
        approve("read");
        approve("read", "write");
        server.world.advanceSeconds(1);
        assertThat(client.redeem(code(first)).status()).isEqualTo(400);
    }

    @Test
    void a_changed_mind_counts_while_the_code_waits() {
        String first = approve("read", "write");
        assertThat(approve("read")).isEqualTo(first);
        assertThat(json(client.redeem(code(first))).string("scope")).contains("read");
    }

    /// A form that is sent again later must not open a door that was closed.
    @Test
    void a_decision_that_was_used_or_ended_makes_nothing_anew() {
        String code = code(approve("read"));
        JsonObject tokens = json(client.redeem(code));
        assertThatThrownBy(() -> approve("read")).isInstanceOf(OAuthException.class);
        client.revoke(TestClient.refresh(tokens));
        assertThatThrownBy(() -> approve("read")).isInstanceOf(OAuthException.class);
        server.world.advanceSeconds(600);
        assertThatThrownBy(() -> approve("read")).isInstanceOf(OAuthException.class);
        assertThat(client.redeem(code).status()).isEqualTo(400);
    }

    @Test
    void a_decision_whose_code_ran_out_makes_nothing_anew() {
        approve("read");
        server.world.advanceSeconds(61);
        assertThatThrownBy(() -> approve("read")).isInstanceOf(OAuthException.class);
    }

    /// V07: the id of one decision does not carry over to another request.
    @Test
    void V07_the_id_of_a_decision_is_bound_to_its_request() {
        approve("read");
        var other =
            new AuthorizationRequest(server.client().registration.string("client_id").flatMap(server.server.clients()::find).orElseThrow(),
                request.redirectUri(), request.state(), request.scopes(), request.codeChallenge(), request.resource());
        assertThatThrownBy(
            () -> decisions.approve(new Authorizations.Approval(grantId, other, "user-1", Set.of("read"), JsonObject.empty())))
            .isInstanceOf(OAuthException.class);
    }

    @Test
    void only_what_was_asked_can_be_allowed() {
        assertThat(json(client.redeem(code(approve("read", "admin")))).string("scope")).contains("read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "AAAAAAAAAAAAAAAAAAAA", "a.b.c.d.e.f.g.h.i.j.k.l", "!!!!!!!!!!!!!!!!!!!!!!!!"})
    void a_grant_id_that_could_be_guessed_or_misread_is_our_own_bug(String id) {
        assertThatThrownBy(() -> decisions.approve(new Authorizations.Approval(id, request, "user-1", Set.of("read"), JsonObject.empty())))
            .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void any_subject_is_carried_unharmed() {
        String url = decisions.approve(new Authorizations.Approval(grantId, request, "ädä.x|y/z 😀", Set.of("read"), JsonObject.empty()));
        JsonObject tokens = json(client.redeem(code(url)));
        assertThat(json(server.call("/mcp", TestClient.access(tokens))).string("subject")).contains("ädä.x|y/z 😀");
        assertThat(client.refresh(TestClient.refresh(tokens)).status()).isEqualTo(200);
    }

    private String approve(String... scopes) {
        return decisions.approve(new Authorizations.Approval(grantId, request, "user-1", Set.of(scopes), TestServer.CLAIMS));
    }

    private AuthorizationRequest request() {
        client.code();
        return server.asked.orElseThrow();
    }

    private static String code(String url) {
        return Parameters.read(url.substring(url.indexOf('?') + 1)).orElseThrow().find("code").orElseThrow();
    }
}
