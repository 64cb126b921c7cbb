package remotemcp.transport.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.http.HttpResponse;
import remotemcp.json.JsonObject;
import remotemcp.platform.Caller;
import remotemcp.platform.GuardedHandler;
import remotemcp.platform.MemoryPlatform;
import remotemcp.protocol.Revision;
import remotemcp.transport.McpEndpoint;

/// `initialize` over Streamable HTTP (lifecycle, initialization and version negotiation).
class SessionHandshakeTest {
    private final MemoryPlatform memory = MemoryPlatform.create();
    private final GuardedHandler server = endpoint(memory);
    private final OldClient client = OldClient.of(server, OldClient.user("ada"));

    static GuardedHandler endpoint(MemoryPlatform memory) {
        var server = new Workshop().server();
        return new McpEndpoint(server, memory.platform(), new SessionEndpoint(server, memory.platform(), SessionLimits.standard()));
    }

    @ParameterizedTest
    @EnumSource(value = Revision.class, names = "JULY_2026", mode = EnumSource.Mode.EXCLUDE)
    void a_revision_the_server_speaks_is_the_one_it_answers(Revision revision) {
        JsonObject result = client.ask(OldClient.initialize(revision.text())).object("result").orElseThrow();
        assertThat(result.string("protocolVersion")).contains(revision.text());
        assertThat(result.object("capabilities").orElseThrow().has("tools")).isTrue();
        assertThat(result.string("instructions")).contains("Use with care.");
        assertThat(result.object("serverInfo").orElseThrow().string("name")).contains("workshop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-10-07", "2026-07-28", "2099-01-01", "", "1.0.0"})
    void any_other_version_is_answered_with_the_newest_that_has_a_handshake(String version) {
        JsonObject result = client.ask(OldClient.initialize(version)).object("result").orElseThrow();
        assertThat(result.string("protocolVersion")).contains("2025-11-25");
    }

    @ParameterizedTest
    @CsvSource({"2024-11-05,false", "2025-03-26,false", "2025-06-18,true", "2025-11-25,true"})
    void a_server_title_is_shown_to_the_revisions_that_know_one(String version, boolean known) {
        JsonObject result = client.ask(OldClient.initialize(version)).object("result").orElseThrow();
        assertThat(result.object("serverInfo").orElseThrow().has("title")).isEqualTo(known);
    }

    @Test
    void S18_the_session_id_is_visible_ascii_and_differs_each_time() {
        String one = sessionOf(client.post(OldClient.initialize("2025-11-25")));
        String other = sessionOf(client.post(OldClient.initialize("2025-11-25")));
        assertThat(one).isNotEqualTo(other).hasSizeGreaterThan(64);
        assertThat(one.chars()).allMatch(c -> c >= 0x21 && c <= 0x7e);
    }

    @Test
    void S18_the_session_id_shows_neither_user_nor_revision() {
        String id = sessionOf(client.post(OldClient.initialize("2025-11-25")));
        assertThat(id).doesNotContain("ada").doesNotContain("2025");
    }

    @Test
    void an_initialize_may_carry_a_version_header_already() {
        HttpResponse.Ready ready = client.revision("2025-11-25").post(OldClient.initialize("2025-11-25"));
        assertThat(ready.status()).isEqualTo(200);
        assertThat(sessionOf(ready)).isNotEmpty();
    }

    @Test
    void an_initialize_without_a_version_is_an_invalid_params_error() {
        HttpResponse.Ready ready = client.post(OldClient.request(7, "initialize", "{}"));
        assertThat(OldClient.json(ready).object("error").orElseThrow().integer("code")).hasValue(-32602);
        assertThat(OldClient.json(ready).integer("id")).hasValue(7);
        assertThat(ready.headers().find("Mcp-Session-Id")).isEmpty();
    }

    @Test
    void a_client_that_takes_only_event_streams_gets_one() {
        HttpResponse.Ready ready = client.post(OldClient.initialize("2025-11-25"), "text/event-stream");
        assertThat(sessionOf(ready)).isNotEmpty();
        assertThat(OldClient.stream(ready).messages()).hasSize(1)
            .allSatisfy(message -> assertThat(message.object("result")).isPresent());
    }

    @Test
    void notifications_initialized_is_accepted_without_a_body() {
        var connected = OldClient.connected(server, OldClient.user("ada"), Revision.NOVEMBER_2025);
        HttpResponse.Ready ready = connected.post("""
            {"jsonrpc":"2.0","method":"notifications/initialized"}""");
        assertThat(ready.status()).isEqualTo(202);
        assertThat(((remotemcp.http.Body.Bytes) ready.body()).bytes()).isEmpty();
    }

    @Test
    void capabilities_declared_in_the_handshake_count_for_the_whole_session() {
        var able = client.session(sessionOf(client.post(OldClient.initialize("2025-11-25", "{\"sampling\":{}}"))));
        assertThat(able.ask(OldClient.call(1, "sample", "{}")).object("result")).isPresent();
        var unable = client.session(sessionOf(client.post(OldClient.initialize("2025-11-25"))));
        assertThat(unable.ask(OldClient.call(1, "sample", "{}")).object("error")).isPresent();
    }

    @Test
    void an_open_server_has_sessions_too() {
        var anyone = OldClient.connected(server, Caller.anyone(), Revision.JUNE_2025);
        assertThat(anyone.ask(OldClient.request(1, "ping", "{}")).object("result")).contains(JsonObject.empty());
    }

    private static String sessionOf(HttpResponse.Ready ready) {
        return ready.headers().find("Mcp-Session-Id").orElseThrow();
    }
}
