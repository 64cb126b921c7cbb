package remotemcp.transport.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.resources.ResourceContents;
import remotemcp.mcp.resources.Resources;
import remotemcp.mcp.tools.ToolResult;
import remotemcp.platform.Caller;
import remotemcp.platform.GrantStatus;
import remotemcp.platform.MemoryPlatform;
import remotemcp.protocol.Revision;

/// What a session subscribed to before the place that holds it slept.
class SleepingSubscriptionTest {
    private static final Caller ADA = OldClient.user("ada");

    private final MemoryPlatform memory = MemoryPlatform.create();
    private final Resources resources = new Resources();
    private final McpServer server = McpServer.named("s", "1").resources(resources)
        .resource("test://a", "a", "A resource", _ -> _ -> ResourceContents.text("a"))
        .tool("update", "Updates it", _ -> _ -> {
            resources.updated("test://a");
            return ToolResult.text("Done.");
        }).build();

    private HeldSession place() {
        return new HeldSession(server, memory.platform(), SessionLimits.standard(), GrantStatus.unlimited());
    }

    @Test
    void a_subscription_outlives_the_sleep_of_its_place() {
        HeldSession before = place();
        var client = OldClient.connected(before, ADA, Revision.NOVEMBER_2025);
        RecordingStream stream = OldClient.stream(client.get("text/event-stream"));
        client.post(OldClient.request(1, "resources/subscribe", "{\"uri\":\"test://a\"}"));
        String note = before.memory(stream);
        HeldSession after = place();
        var resumed = new RecordingStream(() -> {});
        after.resume(note, resumed);
        client.to(after).post(OldClient.call(2, "update", "{}"));
        assertThat(resumed.messages().getLast().text())
            .isEqualTo("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/resources/updated\",\"params\":{\"uri\":\"test://a\"}}");
    }
}
