package remotemcp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import remotemcp.auth.Users;
import remotemcp.http.Body;
import remotemcp.http.EventStream;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse.Ready;
import remotemcp.http.ServerSentEvent;
import remotemcp.identity.EmailAddress;
import remotemcp.json.JsonObject;

/// What was authorised ends with its authorisation: apps, their sessions and streams, signed-in browsers, and forms under way.
class EndedAccessTest {
    private static final EmailAddress ADA = EmailAddress.read(Town.EMAIL).orElseThrow();
    private static final String INITIALIZE =
        """
        {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"a","version":"1"}}}""";
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

    private final Town town = Town.published();
    private final Browser browser = town.signedIn();
    /// Of another process with the same store.
    private final Users operator = new Users(town.world.platform());

    /// An app that a person has connected.
    private final class App {
        private final String client = town.client("Claude", Town.CALLBACK);
        private final JsonObject tokens;
        private String session = "";

        private App() {
            Browser.View allowed = browser.submit(browser.open(town.authorize(client, Town.CALLBACK)).form("consent").press("allow"));
            tokens = Town.json(town.redeem(client, allowed.location()));
        }

        private Ready send(HttpRequest request, String token) {
            HttpRequest whole = request.header("Host", town.host()).header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, text/event-stream");
            return town.app.handle(session.isEmpty() ? whole : whole.header("Mcp-Session-Id", session)).ready();
        }

        private Ready post(String body) {
            return post(body, tokens);
        }

        private Ready post(String body, JsonObject with) {
            return send(HttpRequest.post("/mcp", "application/json", body.getBytes(StandardCharsets.UTF_8)),
                with.string("access_token").orElseThrow());
        }

        private App begun() {
            session = post(INITIALIZE).headers().find("Mcp-Session-Id").orElseThrow();
            return this;
        }

        private Stream listen(String path) {
            Ready answer = send(HttpRequest.get(path), tokens.string("access_token").orElseThrow());
            assertThat(answer.status()).isEqualTo(200);
            return new Stream((Body.OpenEvents) answer.body());
        }

        private Ready refresh() {
            String form = "grant_type=refresh_token&client_id=" + client + "&refresh_token=" + tokens.string("refresh_token").orElseThrow();
            return town.app.handle(HttpRequest.post("/token", "application/x-www-form-urlencoded", form.getBytes(StandardCharsets.US_ASCII))
                .header("Host", town.host())).ready();
        }
    }

    private static final class Stream implements EventStream {
        private final Body.OpenEvents body;
        private final List<ServerSentEvent> events = new ArrayList<>();
        private boolean isOpen = true;

        private Stream(Body.OpenEvents body) {
            this.body = body;
            body.opened().accept(this);
        }

        @Override
        public boolean send(ServerSentEvent event) {
            events.add(event);
            return isOpen;
        }

        @Override
        public void close() {
            if (isOpen) {
                isOpen = false;
                body.closed().run();
            }
        }

        @Override
        public boolean isOpen() {
            return isOpen;
        }
    }

    @Test
    void S17_revoking_an_app_closes_its_streams_of_all_transports_at_once() {
        App app = new App().begun();
        List<Stream> streams = List.of(app.listen("/mcp"), app.listen("/mcp"), app.listen("/sse"));
        Stream others = new App().begun().listen("/mcp");
        Browser.View account = browser.open("/account");
        String grant = account.page().select("[name=grant]").first().val();
        browser.submit(account.formTo("/account/revoke").with("grant", grant));
        assertThat(streams.stream().map(Stream::isOpen).distinct().toList()).hasSize(1).isNotEqualTo(List.of(others.isOpen));
    }

    @Test
    void S17_a_session_ends_with_the_grant_it_began_with_although_its_user_has_another() {
        App app = new App().begun();
        App again = new App();
        again.session = app.session;
        assertThat(again.post(PING).status()).as("the user has signed in again").isEqualTo(200);
        String form = "client_id=" + app.client + "&token=" + app.tokens.string("refresh_token").orElseThrow();
        town.app.handle(HttpRequest.post("/revoke", "application/x-www-form-urlencoded", form.getBytes(StandardCharsets.US_ASCII))
            .header("Host", town.host())).ready();
        assertThat(app.post(PING).status()).isEqualTo(401);
        town.world.advanceSeconds(61);
        assertThat(again.post(PING).status()).isEqualTo(404);
        again.session = "";
        assertThat(again.begun().post(PING).status()).isEqualTo(200);
    }

    @Test
    void a_session_and_its_stream_live_on_with_a_fresh_token_of_the_same_grant() {
        App app = new App().begun();
        Stream stream = app.listen("/mcp");
        Stream idle = new App().begun().listen("/mcp");
        town.world.advanceSeconds(3000);
        JsonObject fresh = Town.json(app.refresh());
        assertThat(app.post(PING, fresh).status()).isEqualTo(200);
        town.world.advanceSeconds(610);
        assertThat(idle.isOpen).as("the stream of a token that expired").isFalse();
        assertThat(stream.isOpen).isTrue();
        assertThat(stream.events).as("only when to connect again").hasSize(1);
        assertThat(app.post(PING, fresh).status()).isEqualTo(200);
    }

    @Test
    void a_disabled_account_loses_browsers_at_once_and_apps_within_the_time_of_a_revocation() {
        App app = new App().begun();
        Stream stream = app.listen("/mcp");
        Stream old = app.listen("/sse");
        operator.disable(ADA).orElseThrow();
        assertThat(browser.open("/account").location()).startsWith("/login");
        assertThat(app.refresh().status()).isEqualTo(400);
        town.world.advanceSeconds(66);
        assertThat(stream.isOpen).isFalse();
        assertThat(old.isOpen).isFalse();
        assertThat(app.post(PING).status()).isEqualTo(401);
        Browser fresh = town.browser();
        assertThat(fresh.signIn(fresh.open("/login"), Town.EMAIL, Town.PASSWORD).status()).isEqualTo(422);
        operator.enable(ADA).orElseThrow();
        assertThat(app.post(PING).status()).isEqualTo(401);
        fresh.signIn(fresh.open("/login"), Town.EMAIL, Town.PASSWORD).location();
    }

    @Test
    void codes_and_consent_forms_under_way_are_worth_nothing_after_the_password_was_changed() {
        String client = town.client("Claude", Town.CALLBACK);
        Browser.Form form = browser.open(town.authorize(client, Town.CALLBACK)).form("consent").press("allow");
        String location = browser.submit(browser.open(town.authorize(client, Town.CALLBACK)).form("consent").press("allow")).location();
        operator.changePassword(ADA, "quite another phrase of words").orElseThrow();
        assertThat(town.redeem(client, location).status()).isEqualTo(400);
        assertThat(browser.submit(form).status()).isEqualTo(403);
        Browser fresh = town.browser();
        assertThat(fresh.signIn(fresh.open("/login"), Town.EMAIL, Town.PASSWORD).status()).isEqualTo(422);
        fresh.signIn(fresh.open("/login"), Town.EMAIL, "quite another phrase of words").location();
    }

    @Test
    void a_removed_account_is_gone_with_all_it_gave_out() {
        App app = new App().begun();
        Stream stream = app.listen("/sse");
        assertThat(operator.remove(ADA)).isPresent();
        assertThat(operator.remove(ADA)).isEqualTo(Optional.empty());
        assertThat(browser.open("/account").location()).startsWith("/login");
        assertThat(app.refresh().status()).isEqualTo(400);
        town.world.advanceSeconds(66);
        assertThat(stream.isOpen).isFalse();
        assertThat(app.post(PING).status()).isEqualTo(401);
    }
}
