package remotemcp.transport.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.mcp.Content;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.prompts.PromptMessages;
import remotemcp.mcp.tools.ToolResult;
import remotemcp.platform.GuardedHandler;
import remotemcp.platform.MemoryPlatform;
import remotemcp.platform.Platform;
import remotemcp.protocol.Revision;
import remotemcp.transport.McpEndpoint;

/// What this server tells a client of each older revision in a session: the whole of it, in words that the revision knows.
class OlderWordsTest {
    private static final JsonObject SCHEMA = JsonObject.builder().put("type", "object").build();

    private final McpServer server = McpServer.named("s", "1").title("S").tool("t", "T", tool -> {
        tool.title("Title").readOnly().output(SCHEMA);
        return _ -> ToolResult.of(new Content.Text("hello"), new Content.Audio("AA==", "audio/wav"),
            new Content.ResourceLink("file:///a.txt", "a.txt", Optional.empty(), Optional.empty())).with(JsonObject.of("a", "b"));
    }).prompt("p", "P", prompt -> {
        prompt.argument("word", "which").suggest("one");
        return _ -> PromptMessages.user("it");
    }).build();

    private GuardedHandler endpoint() {
        Platform platform = MemoryPlatform.create().platform();
        return new McpEndpoint(server, platform, new SessionEndpoint(server, platform, SessionLimits.standard()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        // revision; members of serverInfo; of capabilities; of a tool; kinds of blocks; members of the call's result
        "2024-11-05;name,version;tools,logging,prompts;name,description,inputSchema;text,text,text;content",
        "2025-03-26;name,version;tools,logging,prompts,completions;name,description,inputSchema,annotations;text,audio,text;content",
        "2025-06-18;name,version,title;tools,logging,prompts,completions;name,title,description,inputSchema,outputSchema,annotations;"
            + "text,audio,resource_link;content,structuredContent",
        "2025-11-25;name,version,title;tools,logging,prompts,completions;name,title,description,inputSchema,outputSchema,annotations;"
            + "text,audio,resource_link;content,structuredContent"})
    void a_client_is_told_all_in_words_of_its_revision(String revision, String info, String capabilities, String tool, String kinds,
        String result) {
        GuardedHandler endpoint = endpoint();
        JsonObject welcome = OldClient.json(OldClient.of(endpoint, OldClient.user("ada")).post(OldClient.initialize(revision)))
            .object("result").orElseThrow();
        assertThat(welcome.string("protocolVersion")).hasValue(revision);
        assertThat(welcome.object("serverInfo").orElseThrow().keys()).containsExactlyInAnyOrder(info.split(","));
        assertThat(welcome.object("capabilities").orElseThrow().keys()).containsExactlyInAnyOrder(capabilities.split(","));

        var client = OldClient.connected(endpoint, OldClient.user("ada"), Revision.find(revision).orElseThrow());
        JsonObject listed = client.ask(OldClient.request(1, "tools/list", "{}")).object("result").orElseThrow();
        assertThat(listed.keys()).containsExactlyInAnyOrder("tools");
        assertThat(listed.array("tools").orElseThrow().get(0).asObject().orElseThrow().keys()).containsExactlyInAnyOrder(tool.split(","));

        JsonObject called = client.ask(OldClient.call(2, "t", "{}")).object("result").orElseThrow();
        assertThat(kinds(called.array("content").orElseThrow())).isEqualTo(kinds);
        assertThat(called.keys()).containsExactlyInAnyOrder(result.split(","));
        assertThat(called.text()).contains("audio/wav").contains("file:///a.txt");
    }

    private static String kinds(JsonArray blocks) {
        var kinds = new ArrayList<String>();
        for (Json block : blocks) {
            kinds.add(block.asObject().orElseThrow().string("type").orElse(""));
        }
        return String.join(",", kinds);
    }
}
