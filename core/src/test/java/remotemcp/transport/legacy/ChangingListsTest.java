package remotemcp.transport.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import remotemcp.http.HeaderList;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.prompts.PromptMessages;
import remotemcp.mcp.prompts.Prompts;
import remotemcp.mcp.tools.ToolResult;
import remotemcp.mcp.tools.Tools;
import remotemcp.platform.Caller;
import remotemcp.platform.MemoryPlatform;
import remotemcp.protocol.Revision;
import remotemcp.transport.McpEndpoint;
import remotemcp.transport.StatelessClient;

/// Tools and prompts that come and go while the server runs, and the clients that are told so.
class ChangingListsTest {
    private static final Caller ADA = OldClient.user("ada");
    private static final String TOOLS = "notifications/tools/list_changed";
    private static final String PROMPTS = "notifications/prompts/list_changed";

    private final MemoryPlatform memory = MemoryPlatform.create();
    private final Tools tools = new Tools();
    private final Prompts prompts = new Prompts();
    private final McpServer server = McpServer.named("s", "1").tools(tools).prompts(prompts).pageSize(2).build();
    private final SessionEndpoint sessions = new SessionEndpoint(server, memory.platform(), SessionLimits.standard());
    private final McpEndpoint endpoint = new McpEndpoint(server, memory.platform(), sessions);

    private void addTool(String name) {
        tools.add(name, "Says hi", _ -> _ -> ToolResult.text("hi"));
    }

    private static List<String> methods(RecordingStream stream) {
        return stream.events().stream().filter(event -> !event.data().isEmpty())
            .map(event -> Json.parse(event.data()).asObject().orElseThrow().string("method").orElse("")).toList();
    }

    private RecordingStream listen(String filter) {
        JsonObject wanted = Json.parse(filter).asObject().orElseThrow();
        HttpResponse.Ready ready = endpoint
            .handle(StatelessClient.request("subscriptions/listen", JsonObject.of("notifications", wanted)), ADA).ready();
        assertThat(ready.status()).isEqualTo(200);
        return OldClient.stream(ready);
    }

    @Test
    void a_tool_that_was_added_is_listed_and_called_and_one_that_was_removed_is_not() {
        var client = OldClient.connected(endpoint, ADA, Revision.NOVEMBER_2025);
        assertThat(client.ask(OldClient.request(1, "tools/list", "{}")).object("result").orElseThrow().array("tools").orElseThrow())
            .isEmpty();
        addTool("greet");
        assertThat(client.ask(OldClient.request(2, "tools/list", "{}")).text()).contains("greet");
        assertThat(client.ask(OldClient.call(3, "greet", "{}")).text()).contains("hi");
        assertThat(tools.remove("greet")).isTrue();
        assertThat(tools.remove("greet")).isFalse();
        assertThat(client.ask(OldClient.call(4, "greet", "{}")).text()).contains("Unknown tool: greet");
    }

    @Test
    void a_server_says_that_its_lists_change_only_if_they_do() {
        assertThat(server.capabilities().text())
            .isEqualTo("{\"tools\":{\"listChanged\":true},\"logging\":{},\"prompts\":{\"listChanged\":true},\"completions\":{}}");
        McpServer fixed = McpServer.named("s", "1").tool("greet", "Says hi", _ -> _ -> ToolResult.text("hi")).build();
        assertThat(fixed.capabilities().text()).isEqualTo("{\"tools\":{},\"logging\":{}}");
        assertThatThrownBy(() -> Tools.of(fixed).remove("greet")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> McpServer.named("t", "1").tools(tools).build()).hasMessageContaining("another server");
    }

    @ParameterizedTest
    @EnumSource(value = Revision.class, names = {"JULY_2026", "NOVEMBER_2024"}, mode = EnumSource.Mode.EXCLUDE)
    void the_open_stream_of_a_session_tells_of_changes_once(Revision revision) {
        var client = OldClient.connected(endpoint, ADA, revision);
        RecordingStream stream = OldClient.stream(client.get("text/event-stream"));
        RecordingStream second = OldClient.stream(client.get("text/event-stream"));
        addTool("a");
        addTool("b");
        prompts.add("c", "Says hi", _ -> _ -> PromptMessages.user("hi"));
        memory.advance(1_000);
        assertThat(methods(second)).containsExactly(TOOLS, PROMPTS);
        assertThat(methods(stream)).isEmpty();
    }

    @Test
    void what_changes_while_a_session_has_no_stream_is_told_when_it_has_one() {
        var client = OldClient.connected(endpoint, ADA, Revision.NOVEMBER_2025);
        client.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        addTool("a");
        memory.advance(1_000);
        assertThat(methods(OldClient.stream(client.get("text/event-stream")))).containsExactly(TOOLS);
    }

    @Test
    void a_connection_of_2024_11_05_tells_of_changes() {
        var connections = SseClient.Server.of(server, memory.platform(), SessionLimits.standard());
        var client = SseClient.connected(connections, ADA, Revision.NOVEMBER_2024);
        addTool("a");
        memory.advance(1_000);
        assertThat(client.stream().messages().getLast().string("method")).contains(TOOLS);
    }

    @Test
    void a_stream_of_subscriptions_first_says_what_it_will_tell_and_names_itself_in_everything() {
        RecordingStream stream = listen("{\"toolsListChanged\":true,\"resourcesListChanged\":true}");
        addTool("a");
        prompts.add("c", "Says hi", _ -> _ -> PromptMessages.user("hi"));
        memory.advance(1_000);
        assertThat(stream.messages()).extracting(JsonObject::text).containsExactly(
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/subscriptions/acknowledged\",\"params\":{\"notifications\":"
                + "{\"toolsListChanged\":true},\"_meta\":{\"io.modelcontextprotocol/subscriptionId\":1}}}",
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\",\"params\":"
                + "{\"_meta\":{\"io.modelcontextprotocol/subscriptionId\":1}}}");
    }

    @Test
    void a_stream_that_was_closed_is_told_nothing() {
        RecordingStream stream = listen("{\"toolsListChanged\":true}");
        RecordingStream other = listen("{\"toolsListChanged\":true}");
        stream.close();
        addTool("a");
        memory.advance(1_000);
        assertThat(methods(stream)).hasSize(1);
        assertThat(methods(other)).hasSize(2);
        other.close();
        addTool("b");
        memory.advance(1_000);
        assertThat(methods(listen("{\"toolsListChanged\":true}"))).hasSize(1);
    }

    @Test
    void more_changes_than_are_kept_are_told_as_a_change_of_everything() {
        RecordingStream stream = listen("{\"toolsListChanged\":true,\"promptsListChanged\":true}");
        for (int i = 0; i < 300; i++) {
            addTool("t" + i);
        }
        memory.advance(1_000);
        assertThat(methods(stream)).contains(TOOLS, PROMPTS).hasSize(3);
    }

    @Test
    void a_subscription_needs_a_filter_and_a_client_that_takes_streams() {
        var request = StatelessClient.request("subscriptions/listen", JsonObject.empty());
        assertThat(StatelessClient.error(endpoint.handle(request, ADA).ready())).isEqualTo(-32602);
        var json = StatelessClient.request("subscriptions/listen", JsonObject.of("notifications", JsonObject.empty())).header("Accept",
            "application/json");
        var headers = HeaderList.copyOf(json.headers()).replacing("Accept", "application/json");
        assertThat(endpoint.handle(new HttpRequest(json.method(), json.path(), json.query(), headers, json.body(), json.peer(),
            json.departure()), ADA).ready().status()).isEqualTo(406);
    }

    @Test
    void a_server_whose_lists_stay_has_no_subscriptions() {
        McpServer fixed = McpServer.named("s", "1").tool("greet", "Says hi", _ -> _ -> ToolResult.text("hi")).build();
        var request = StatelessClient.request("subscriptions/listen", JsonObject.of("notifications", JsonObject.empty()));
        assertThat(StatelessClient.error(new McpEndpoint(fixed, memory.platform()).handle(request, ADA).ready())).isEqualTo(-32601);
    }

    @Test
    void a_cursor_of_a_list_that_has_changed_since_is_refused() {
        for (String name : List.of("a", "b", "c")) {
            addTool(name);
        }
        var client = OldClient.connected(endpoint, ADA, Revision.NOVEMBER_2025);
        Optional<String> cursor = client.ask(OldClient.request(1, "tools/list", "{}")).object("result").orElseThrow().string("nextCursor");
        String next = OldClient.request(2, "tools/list", "{\"cursor\":\"" + cursor.orElseThrow() + "\"}");
        assertThat(client.ask(next).text()).contains("\"c\"");
        tools.remove("a");
        assertThat(client.ask(next).object("error").orElseThrow().string("message")).contains("Unknown cursor: start again without one");
    }
}
