package remotemcp.transport.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import remotemcp.http.Body;
import remotemcp.http.HttpResponse;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.tools.ToolResult;
import remotemcp.platform.Caller;
import remotemcp.platform.MemoryPlatform;
import remotemcp.protocol.Revision;
import remotemcp.transport.McpEndpoint;

/// Calls of older revisions whose tool says nothing for a while. The tool lets the time pass itself.
class SilentCallsTest {
    private static final Caller ADA = OldClient.user("ada");
    private final MemoryPlatform world = MemoryPlatform.create();
    private final McpServer tools = McpServer.named("x", "1").tool("work", "Works", _ -> _ -> {
        world.advance(40_000);
        return ToolResult.text("done");
    }).build();

    private OldClient client(Revision revision) {
        var sessions = new SessionEndpoint(tools, world.platform(), SessionLimits.standard());
        return OldClient.connected(new McpEndpoint(tools, world.platform(), sessions), ADA, revision);
    }

    @ParameterizedTest
    @EnumSource(value = Revision.class, names = "JULY_2026", mode = EnumSource.Mode.EXCLUDE)
    void a_session_hears_heartbeats_before_the_response(Revision revision) {
        HttpResponse.Ready answer = client(revision).post(OldClient.callWithProgress(3, "work", "{}"));
        var stream = new RecordingStream(() -> {});
        ((Body.Events) answer.body()).producer().accept(stream);
        heartbeats(stream.messages(), revision);
    }

    @ParameterizedTest
    @EnumSource(value = Revision.class, names = "JULY_2026", mode = EnumSource.Mode.EXCLUDE)
    void a_client_of_http_and_sse_hears_them_too(Revision revision) {
        var client = SseClient.connected(SseClient.Server.of(tools, world.platform(), SessionLimits.standard()), ADA, revision);
        SseClient.join(SseClient.finish(client.post(OldClient.callWithProgress(3, "work", "{}"))));
        List<JsonObject> messages = client.stream().messages();
        heartbeats(messages.subList(messages.size() - 3, messages.size()), revision);
    }

    @ParameterizedTest
    @EnumSource(value = Revision.class, names = "JULY_2026", mode = EnumSource.Mode.EXCLUDE)
    void an_answer_that_takes_long_is_the_end_of_a_stream(Revision revision) {
        var call = (HttpResponse.Waiting) client(revision).start(OldClient.call(4, "work", "{}"), OldClient.BOTH);
        var stream = new RecordingStream(() -> {});
        assertThat(call.late().orElseThrow().stream().open(stream)).isTrue();
        call.ready();
        assertThat(stream.messages()).extracting(message -> message.integer("id").orElse(0)).containsExactly(4L);
        assertThat(stream.isOpen()).isFalse();
        var json = (HttpResponse.Waiting) client(revision).start(OldClient.call(5, "work", "{}"), "application/json");
        assertThat(json.late()).isEmpty();
        assertThat(OldClient.json(json.ready()).integer("id")).hasValue(5);
    }

    private static void heartbeats(List<JsonObject> messages, Revision revision) {
        assertThat(messages).extracting(message -> message.string("method").orElse("response"))
            .containsExactly("notifications/progress", "notifications/progress", "response");
        JsonObject beat = messages.get(1).object("params").orElseThrow();
        assertThat(beat.string("progressToken")).contains("p3");
        assertThat(beat.has("message")).isEqualTo(revision.isSince(Revision.MARCH_2025));
    }
}
