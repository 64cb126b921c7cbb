package remotemcp.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import remotemcp.jvm.settings.Settings;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.tools.ToolResult;
import remotemcp.settings.Setting;

@Timeout(300)
class JvmTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir Path folder;

    @Test
    void three_lines_make_a_server_that_answers_a_tool_call() throws Exception {
        var server = McpServer.named("greeter", "1.0.0").tool("greet", "Say hi to someone", tool -> {
            var name = tool.string("name", "the person to greet");
            return call -> ToolResult.text("Hi " + call.get(name));
        }).build();
        try (RunningServer running = Jvm.serve(server, 0)) {
            assertThat(running.url()).isEqualTo("http://localhost:" + running.port());
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(running.url() + "/mcp"))
                .header("Content-Type", "application/json").header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2026-07-28").header("Mcp-Method", "tools/call").header("Mcp-Name", "greet")
                .POST(HttpRequest.BodyPublishers.ofString("""
                    {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"greet","arguments":{"name":"Ada"},"_meta":{
                    "io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{},
                    "io.modelcontextprotocol/clientInfo":{"name":"test","version":"1"}}}}""")).build(),
                HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).contains("Hi Ada");
        }
    }

    @Test
    void at_the_start_the_log_says_what_models_of_some_hosts_will_not_get() {
        var seen = new ListAppender<ILoggingEvent>();
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        seen.start();
        context.getLogger("remotemcp").addAppender(seen);
        try (RunningServer running =
            Jvm.serve(McpServer.named("greeter", "1.0.0").tool("greet.all", "Says hi", tool -> call -> ToolResult.text("Hi")).build(), 0)) {
            assertThat(running.port()).isPositive();
        } finally {
            context.getLogger("remotemcp").detachAppender(seen);
        }
        assertThat(seen.list).filteredOn(event -> event.getMessage().equals("hosts.review"))
            .singleElement().satisfies(event -> assertThat(event.toString() + event.getKeyValuePairs()).contains("tool-annotations"));
    }

    /// Many clients of 2025 do not begin again when a session is gone.
    @Test
    void a_session_of_an_open_server_with_a_folder_goes_on_after_a_restart() throws Exception {
        var server = McpServer.named("greeter", "1.0.0").build();
        int port;
        String session;
        try (RunningServer running = Jvm.serve(server, 0, folder.resolve("data"))) {
            port = running.port();
            session = legacy(port, "", "initialize",
                "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}")
                .headers().firstValue("Mcp-Session-Id").orElseThrow();
            assertThat(legacy(port, session, "ping", "{}").statusCode()).isEqualTo(200);
        }
        try (RunningServer again = Jvm.serve(server, port, folder.resolve("data"))) {
            assertThat(legacy(again.port(), session, "ping", "{}").statusCode()).isEqualTo(200);
        }
        try (RunningServer forgetful = Jvm.serve(server, port)) {
            assertThat(legacy(forgetful.port(), session, "ping", "{}").statusCode()).isEqualTo(404);
        }
    }

    private HttpResponse<String> legacy(int port, String session, String method, String params) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/mcp")).version(HttpClient.Version.HTTP_1_1)
            .header("Content-Type", "application/json").header("Accept", "application/json, text/event-stream");
        if (!session.isEmpty()) {
            request.header("Mcp-Session-Id", session).header("MCP-Protocol-Version", "2025-06-18");
        }
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}";
        return HttpClient.newHttpClient().send(request.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
            HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void a_stopped_server_is_gone_and_its_port_is_free_again() throws Exception {
        RunningServer first = Jvm.serve(StoppingMain::app, settings("0"));
        int port = first.port();
        assertThat(status(port)).isEqualTo(200);
        first.close();
        first.close();
        assertThatThrownBy(() -> status(port)).isInstanceOf(java.io.IOException.class);
        Jvm.serve(StoppingMain::app, settings(String.valueOf(port))).close();
    }

    @Test
    void a_port_in_use_is_an_error_that_names_it_and_leaves_the_store_closed() {
        try (RunningServer running = Jvm.serve(StoppingMain::app, settings("0"))) {
            assertThatThrownBy(() -> Jvm.serve(StoppingMain::app, settings(String.valueOf(running.port()))))
                .isInstanceOf(UncheckedIOException.class).hasMessageContaining(String.valueOf(running.port()));
        }
    }

    @Test
    void a_request_at_work_is_answered_when_the_process_is_asked_to_end() throws Exception {
        Process child = ChildJvm.start(StoppingMain.class, folder.toString());
        try (var lines = new BufferedReader(new InputStreamReader(child.getInputStream()))) {
            int port = Integer.parseInt(lines.readLine());
            var answer = client.sendAsync(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/slow")).build(),
                HttpResponse.BodyHandlers.ofString());
            assertThat(lines.readLine()).isEqualTo("at work");
            child.toHandle().destroy();
            assertThat(answer.get(20, TimeUnit.SECONDS).body()).isEqualTo("done and stored");
            assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            child.destroyForcibly();
        }
    }

    private int status(int port) throws Exception {
        return client
            .send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/")).build(), HttpResponse.BodyHandlers.discarding())
            .statusCode();
    }

    private Settings settings(String port) {
        return Settings.standard().with(Setting.DATA, folder.toString()).with(Setting.PORT, port);
    }
}
