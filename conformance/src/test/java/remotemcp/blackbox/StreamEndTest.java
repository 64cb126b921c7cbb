package remotemcp.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.json.JsonObject;

/// Streams end with the grant that authorised them, and one user has a bounded number of them.
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class StreamEndTest {
    private static final String VERSION = "2025-11-25";

    private final Target target = Target.current();
    private final OAuthClient client = OAuthClient.register(target);

    /// S17
    @ParameterizedTest
    @ValueSource(strings = {"/mcp", "/sse"})
    void a_stream_ends_when_its_app_is_cut_off_and_another_apps_goes_on(String path) throws Exception {
        JsonObject tokens = client.login();
        HttpResponse<InputStream> mine = open(path, tokens);
        try (var other = new SseClient(target, access(OAuthClient.register(target).login()))) {
            Thread reading = Thread.startVirtualThread(() -> readToTheEnd(mine.body()));
            assertThat(client.revoke(tokens.string("refresh_token").orElseThrow()).status()).isEqualTo(200);
            reading.join(150_000);
            assertThat(reading.isAlive()).as("the stream is open still").isFalse();
            assertThat(other.post(Mcp.initialize("2024-11-05")).status()).isEqualTo(202);
            assertThat(other.nextMessage().object("result")).isPresent();
        }
    }

    /// S17
    @Test
    void a_session_ends_with_its_grant_although_its_user_signs_in_again() {
        JsonObject tokens = client.login();
        String session = session(tokens);
        assertThat(ping(tokens, session)).isEqualTo(200);
        assertThat(ping(client.refresh(tokens.string("refresh_token").orElseThrow()).json(), session)).isEqualTo(200);
        client.revoke(tokens.string("refresh_token").orElseThrow());
        assertThat(ping(client.login(), session)).isEqualTo(404);
    }

    /// H08
    @Test
    void the_sixty_fifth_stream_of_a_user_is_refused_in_words() throws Exception {
        LocalUser user = LocalUser.create(target);
        String token = user.token();
        List<HttpResponse<InputStream>> streams = new ArrayList<>();
        try {
            for (int i = 0; i < 64; i++) {
                streams.add(stream("/sse", token, ""));
                assertThat(streams.getLast().statusCode()).isEqualTo(200);
            }
            HttpResponse<InputStream> refused = stream("/sse", token, "");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(new String(refused.body().readAllBytes())).contains("64");
        } finally {
            for (HttpResponse<InputStream> stream : streams) {
                stream.body().close();
            }
        }
    }

    private HttpResponse<InputStream> open(String path, JsonObject tokens) throws Exception {
        HttpResponse<InputStream> stream = stream(path, access(tokens), path.equals("/mcp") ? session(tokens) : "");
        assertThat(stream.statusCode()).isEqualTo(200);
        return stream;
    }

    private HttpResponse<InputStream> stream(String path, String token, String session) throws Exception {
        var fields = new ArrayList<>(List.of("Accept", "text/event-stream", "Authorization", "Bearer " + token));
        if (!session.isEmpty()) {
            fields.addAll(List.of("Mcp-Session-Id", session, "MCP-Protocol-Version", VERSION));
        }
        return Http.open(Http.request(target.at(path), fields.toArray(String[]::new)).GET());
    }

    private String session(JsonObject tokens) {
        return Mcp.legacy(target, access(tokens), "", "", Mcp.initialize(VERSION)).header("Mcp-Session-Id");
    }

    private int ping(JsonObject tokens, String session) {
        return Mcp.legacy(target, access(tokens), session, VERSION, Mcp.message("ping", JsonObject.empty())).status();
    }

    private static String access(JsonObject tokens) {
        return tokens.string("access_token").orElseThrow();
    }

    /// A stream that is cut rather than closed has ended too.
    private static void readToTheEnd(InputStream stream) {
        try {
            stream.readAllBytes();
        } catch (IOException ended) {
            // Over.
        }
    }
}
