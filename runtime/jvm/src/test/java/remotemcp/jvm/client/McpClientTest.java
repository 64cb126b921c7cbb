package remotemcp.jvm.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.client.CallOptions;
import remotemcp.client.ClientException;
import remotemcp.client.ListedTool;
import remotemcp.client.McpClient;
import remotemcp.client.Patience;
import remotemcp.client.Progress;
import remotemcp.client.Watcher;
import remotemcp.http.Departure;
import remotemcp.json.JsonObject;
import remotemcp.protocol.LogLevel;
import remotemcp.protocol.RpcException;

/// Our client with our server: every revision, over HTTP in both its forms.
@Timeout(300)
class McpClientTest {
    private static final JsonObject TWO_AND_THREE = JsonObject.builder().put("a", 2).put("b", 3).build();
    private static OwnServer server;

    @BeforeAll
    static void start() {
        server = new OwnServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        server.events.clear();
    }

    @Test
    void the_newest_revision_is_found_without_being_named() {
        try (McpClient client = connect().open()) {
            assertThat(client.peer().revision()).isEqualTo("2026-07-28");
            assertThat(client.peer().transport()).isEqualTo("streamable-http");
            assertThat(client.peer().name()).isEqualTo("own");
            assertThat(client.peer().version()).isEqualTo("1.2.3");
            assertThat(client.peer().instructions()).hasValue("Add.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26"})
    void every_revision_lists_calls_and_pings(String revision) {
        try (McpClient client = connect().revision(revision).open()) {
            assertThat(client.peer().revision()).isEqualTo(revision);
            uses(client);
        }
    }

    @Test
    void a_url_of_the_oldest_transport_is_recognised() {
        try (McpClient client = McpClient.connect(server.sse()).on(JvmWorld.open()).open()) {
            assertThat(client.peer().transport()).isEqualTo("sse");
            uses(client);
        }
    }

    @Test
    void the_oldest_transport_can_be_asked_for() {
        try (McpClient client = McpClient.connect(server.sse()).on(JvmWorld.open()).onlySse().revision("2024-11-05").open()) {
            assertThat(client.peer().revision()).isEqualTo("2024-11-05");
            uses(client);
        }
    }

    private static void uses(McpClient client) {
        assertThat(client.tools()).extracting(ListedTool::name).containsExactly("add", "where", "fail", "steps", "wait");
        assertThat(client.call("add", TWO_AND_THREE).text()).isEqualTo("5");
        assertThat(client.resources()).isEmpty();
        client.ping();
    }

    @Test
    void an_argument_wanted_in_a_header_goes_there_encoded_where_it_must() {
        try (McpClient client = connect().open()) {
            for (String region : new String[]{"us-west1", "", " padded ", "Zürich", "a\nb", "=?base64?eA==?=", "\t"}) {
                assertThat(client.call("where", JsonObject.of("region", region)).text()).isEqualTo("in " + region);
            }
        }
    }

    @Test
    void a_tool_that_fails_is_a_result_and_an_unknown_one_an_error() {
        try (McpClient client = connect().open()) {
            assertThat(client.call("fail", JsonObject.empty()).isError()).isTrue();
            assertThat(client.call("fail", JsonObject.empty()).text()).contains("it cannot be done");
            assertThatThrownBy(() -> client.call("nothing", JsonObject.empty())).isInstanceOf(RpcException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-28", "2025-11-25", "sse"})
    void progress_and_log_lines_arrive_before_the_result(String way) {
        var logged = new CopyOnWriteArrayList<JsonObject>();
        var progress = new ArrayList<Progress>();
        var watcher = new Watcher() {
            @Override
            public void logged(JsonObject line) {
                logged.add(line);
            }
        };
        try (McpClient client = by(way).watcher(watcher).logs(LogLevel.DEBUG).open()) {
            assertThat(client.call("steps", JsonObject.empty(), options().watching(progress::add)).text()).isEqualTo("walked");
        }
        assertThat(progress).extracting(Progress::done).containsExactly(1.0, 2.0);
        assertThat(progress.getFirst().message()).hasValue("half");
        assertThat(logged).extracting(line -> line.string("data").orElse("")).containsExactly("careful");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-28", "2025-11-25", "sse"})
    void leaving_cancels_the_call_at_the_server(String way) throws Exception {
        try (McpClient client = by(way).open(); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var departure = new Departure();
            var call = threads.submit(() -> client.call("wait", JsonObject.empty(), options().until(departure)));
            assertThat(server.events.poll(10, TimeUnit.SECONDS)).isEqualTo("started");
            departure.leave();
            assertThat(server.events.poll(10, TimeUnit.SECONDS)).isEqualTo("cancelled");
            assertThatThrownBy(call::get).isInstanceOf(ExecutionException.class).cause()
                .isInstanceOfSatisfying(ClientException.class, e -> assertThat(e.kind()).isEqualTo(ClientException.Kind.CANCELLED));
            assertThat(client.call("add", TWO_AND_THREE).text()).isEqualTo("5");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-28", "2025-11-25", "sse"})
    void a_call_that_takes_too_long_is_given_up_and_cancelled(String way) throws Exception {
        try (McpClient client = by(way).open()) {
            assertThatThrownBy(() -> client.call("wait", JsonObject.empty(), CallOptions.with(new Patience(300, 300))))
                .isInstanceOfSatisfying(ClientException.class, e -> assertThat(e.kind()).isEqualTo(ClientException.Kind.TIMEOUT));
            assertThat(server.events.poll(10, TimeUnit.SECONDS)).isEqualTo("started");
            assertThat(server.events.poll(10, TimeUnit.SECONDS)).isEqualTo("cancelled");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-28", "2025-11-25", "sse"})
    void several_threads_may_call_at_once(String way) throws Exception {
        try (McpClient client = by(way).open(); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sums = new ArrayList<java.util.concurrent.Future<String>>();
            for (int i = 0; i < 40; i++) {
                var arguments = JsonObject.builder().put("a", i).put("b", 1).build();
                sums.add(threads.submit(() -> client.call("add", arguments).text()));
            }
            for (int i = 0; i < 40; i++) {
                assertThat(sums.get(i).get()).isEqualTo(Integer.toString(i + 1));
            }
        }
    }

    @Test
    void a_session_that_the_server_has_ended_is_begun_anew() {
        var watched = new WatchedOutbound();
        try (McpClient client = McpClient.connect(server.mcp()).on(JvmWorld.over(watched)).revision("2025-11-25").open()) {
            client.ping();
            watched.endSession(server.mcp());
            assertThat(client.call("add", TWO_AND_THREE).text()).isEqualTo("5");
            assertThat(watched.sessions()).hasSize(2);
        }
    }

    @Test
    void closing_ends_the_session_at_the_server() {
        var watched = new WatchedOutbound();
        McpClient.connect(server.mcp()).on(JvmWorld.over(watched)).revision("2025-11-25").open().close();
        assertThat(watched.methods()).last().isEqualTo("DELETE");
        assertThat(watched.calls().getLast().headers().find("MCP-Protocol-Version")).hasValue("2025-11-25");
    }

    private static McpClient.Builder connect() {
        return McpClient.connect(server.mcp()).on(JvmWorld.open());
    }

    private static McpClient.Builder by(String way) {
        return way.equals("sse") ? McpClient.connect(server.sse()).on(JvmWorld.open()).onlySse() : connect().revision(way);
    }

    private static CallOptions options() {
        return CallOptions.with(Patience.usual());
    }

}
