package remotemcp.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.blackbox.JudgedRuntime;
import remotemcp.client.CallOptions;
import remotemcp.client.Change;
import remotemcp.client.ChangeFilter;
import remotemcp.client.Elicitation;
import remotemcp.client.ListedTool;
import remotemcp.client.McpClient;
import remotemcp.client.Patience;
import remotemcp.client.Progress;
import remotemcp.client.Roots;
import remotemcp.client.wire.Duplex;
import remotemcp.json.JsonObject;
import remotemcp.jvm.client.JvmWorld;
import remotemcp.jvm.client.ProcessSource;
import remotemcp.tools.FreePort;
import remotemcp.tools.NodeTools;

/// Our client with servers that others wrote: `server-everything` over each of its transports, and servers of both generations of the
/// TypeScript SDK.
@Tag(JudgedRuntime.NEITHER)
@Timeout(300)
@Tag(JudgedRuntime.NEITHER)
class OtherServersTest {
    private static final JsonObject TWO_AND_THREE = JsonObject.builder().put("a", 2).put("b", 3).build();
    private final NodeTools tools = NodeTools.required();

    @TempDir Path home;

    @ParameterizedTest
    @CsvSource({"streamableHttp, streamable-http", "sse, sse", "stdio, stdio"})
    void server_everything_is_used_to_the_full(String way, String transport) throws IOException {
        try (var server = Everything.start(this, way); McpClient client = host(server.client()).open()) {
            assertThat(client.peer().transport()).isEqualTo(transport);
            assertThat(client.peer().revision()).isEqualTo("2025-11-25");
            assertThat(client.tools()).extracting(ListedTool::name).contains("echo", "trigger-elicitation-request",
                "trigger-sampling-request", "get-roots-list");
            assertThat(client.call("get-sum", TWO_AND_THREE).text()).contains("5");
            assertThat(client.call("trigger-elicitation-request", JsonObject.empty()).text()).contains("Ada");
            assertThat(client.call("trigger-sampling-request", JsonObject.builder().put("prompt", "x").put("maxTokens", 9).build()).text())
                .contains("I am a model");
            assertThat(client.call("get-roots-list", JsonObject.empty()).text()).contains("file:///home/ada");
            progresses(client);
            reads(client);
        }
    }

    private static void progresses(McpClient client) {
        var seen = new ArrayList<Progress>();
        var arguments = JsonObject.builder().put("duration", 0.3).put("steps", 3).build();
        client.call("trigger-long-running-operation", arguments, CallOptions.with(Patience.usual()).watching(seen::add));
        assertThat(seen).extracting(Progress::done).containsExactly(1.0, 2.0, 3.0);
    }

    private static void reads(McpClient client) {
        assertThat(client.resources()).isNotEmpty();
        assertThat(client.read(client.resources().getFirst().uri())).isNotEmpty();
        assertThat(client.templates()).isNotEmpty();
        assertThat(client.prompt("simple-prompt", JsonObject.empty())).isNotEmpty();
        assertThat(
            client.complete(JsonObject.builder().put("type", "ref/prompt").put("name", "completable-prompt").build(), "department", "E"))
            .contains("Engineering");
        client.ping();
    }

    @ParameterizedTest
    @CsvSource({"v1, 2025-11-25", "v1-json, 2025-11-25", "v1-stateless, 2025-11-25", "v2, 2026-07-28"})
    void servers_of_the_typescript_sdk_are_spoken_to_as_they_wish(String version, String revision) {
        try (ClientProcess server = sdk(version); McpClient client = host(at(server)).open()) {
            assertThat(client.peer().revision()).isEqualTo(revision);
            assertThat(client.peer().transport()).isEqualTo("streamable-http");
            assertThat(client.tools()).extracting(ListedTool::name).contains("add", "ask");
            assertThat(client.call("add", TWO_AND_THREE).text()).isEqualTo("5");
            assertThat(client.read("note://one").getFirst().string("text")).hasValue("remember");
            assertThat(client.prompt("greet", JsonObject.empty())).hasSize(1);
        }
    }

    /// The first asks on a stream beside the call, also where the call itself is answered in one piece; the last in the result.
    @ParameterizedTest
    @ValueSource(strings = {"v1", "v1-json", "v2"})
    void what_a_server_wants_to_know_is_asked_of_the_user(String version) {
        try (ClientProcess server = sdk(version); McpClient client = host(at(server)).open()) {
            assertThat(client.call("ask", JsonObject.empty()).text()).isEqualTo("accept Ada");
        }
    }

    @Test
    void an_argument_wanted_in_a_header_satisfies_the_other_side() {
        try (ClientProcess server = sdk("v2"); McpClient client = at(server).open()) {
            assertThat(client.call("where", JsonObject.of("region", "Zürich ")).text()).isEqualTo("in Zürich ");
        }
    }

    @Test
    void the_older_revisions_are_spoken_with_a_server_of_both_eras() {
        try (ClientProcess server = sdk("v2"); McpClient client = at(server).revision("2025-06-18").open()) {
            assertThat(client.peer().revision()).isEqualTo("2025-06-18");
            assertThat(client.call("add", TWO_AND_THREE).text()).isEqualTo("5");
        }
    }

    @Test
    void a_changed_list_is_told() {
        try (ClientProcess server = sdk("v1"); McpClient client = host(at(server)).open();
            var changes = client.changes(ChangeFilter.everyList())) {
            client.call("grow", JsonObject.empty());
            assertThat(changes.next(20_000)).map(Change::kind).hasValue(Change.Kind.TOOLS);
        }
    }

    /// subscriptions/listen of 2026-07-28: only what was asked for is told, and what was kept of the list is read anew.
    @Test
    void changes_are_listened_to_as_the_newest_revision_has_it() {
        var filter = ChangeFilter.everyList().and("note://one");
        try (ClientProcess server = sdk("v2"); McpClient client = host(at(server)).open(); var changes = client.changes(filter)) {
            int before = client.tools().size();
            client.call("grow", JsonObject.empty());
            assertThat(changes.next(20_000)).map(Change::kind).hasValue(Change.Kind.TOOLS);
            assertThat(changes.next(20_000)).hasValue(new Change(Change.Kind.RESOURCE, Optional.of("note://one")));
            assertThat(client.tools()).hasSize(before + 1);
            assertThat(changes.next(300)).isEmpty();
            assertThat(changes.isOpen()).isTrue();
        }
    }

    @Test
    void what_was_not_asked_for_is_not_told_and_a_server_that_ends_the_stream_is_understood() {
        try (ClientProcess server = sdk("v2"); McpClient client = host(at(server)).open();
            var changes = client.changes(new ChangeFilter(List.of(), List.of("note://one")))) {
            client.call("grow", JsonObject.empty());
            assertThat(changes.next(20_000)).map(Change::kind).hasValue(Change.Kind.RESOURCE);
            client.call("leave", JsonObject.empty());
            assertThat(changes.next(20_000)).isEmpty();
            assertThat(changes.isOpen()).isFalse();
        }
    }

    /// A host that can do everything, with a user who agrees to everything.
    private static McpClient.Builder host(McpClient.Builder client) {
        return client
            .elicitation(form -> Elicitation.Reply.accept(form.defaults().with("name", "Ada")))
            .sampling(_ -> JsonObject.builder().put("role", "assistant").put("model", "test")
                .put("content", JsonObject.builder().put("type", "text").put("text", "I am a model").build()).build())
            .roots(() -> List.of(new Roots.Root("file:///home/ada", Optional.of("home"))));
    }

    private ClientProcess sdk(String version) {
        List<String> command = List.of(tools.node().toString(), InspectorTest.script("sdk-server.mjs").toString(), version);
        return ClientProcess.start(tools, home, command, Map.of("TOOLS", tools.folder().toString()));
    }

    private static McpClient.Builder at(ClientProcess server) {
        return McpClient.connect(server.await(line -> line.startsWith("http://"))).on(JvmWorld.open());
    }

    /// A running `server-everything`, or over pipes one that the client starts.
    private record Everything(Optional<ClientProcess> process, String url, Duplex.Source pipes) implements AutoCloseable {

        static Everything start(OtherServersTest test, String way) throws IOException {
            List<String> command = test.tools.command("@modelcontextprotocol/server-everything", "mcp-server-everything", way);
            var pipes = ProcessSource.of(command.toArray(String[]::new));
            if (way.equals("stdio")) {
                return new Everything(Optional.empty(), "", pipes);
            }
            int port = FreePort.find();
            var process = ClientProcess.start(test.tools, test.home, command, Map.of("PORT", Integer.toString(port)));
            process.await(line -> line.contains("on port " + port));
            return new Everything(Optional.of(process), "http://127.0.0.1:" + port + (way.equals("sse") ? "/sse" : "/mcp"), pipes);
        }

        McpClient.Builder client() {
            return (process.isPresent() ? McpClient.connect(url) : McpClient.over(pipes)).on(JvmWorld.open());
        }

        @Override
        public void close() {
            process.ifPresent(ClientProcess::close);
        }
    }
}
