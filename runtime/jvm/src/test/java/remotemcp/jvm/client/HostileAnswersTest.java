package remotemcp.jvm.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static remotemcp.jvm.client.HostileServer.json;
import static remotemcp.jvm.client.HostileServer.openStream;
import static remotemcp.jvm.client.HostileServer.result;
import static remotemcp.jvm.client.HostileServer.send;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.client.CallOptions;
import remotemcp.client.ClientException;
import remotemcp.client.ClientException.Kind;
import remotemcp.client.Credentials;
import remotemcp.client.Elicitation;
import remotemcp.client.McpClient;
import remotemcp.client.Patience;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// Servers that lie, never end or send too much: a clear error, in bounded time and memory.
@Timeout(300)
class HostileAnswersTest {
    private static final CallOptions SHORT = CallOptions.with(new Patience(500, 1500));
    private final HostileServer server = new HostileServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_line_that_never_ends_is_cut_off() {
        server.calls((exchange, _) -> {
            OutputStream out = openStream(exchange);
            out.write("data: ".getBytes(StandardCharsets.UTF_8));
            while (true) {
                out.write(new byte[]{'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x'});
                out.write("y".repeat(60_000).getBytes(StandardCharsets.UTF_8));
            }
        });
        assertThat(failure(patient()).getMessage()).contains("longer than");
        assertThat(failure(patient()).kind()).isEqualTo(Kind.PROTOCOL);
    }

    @Test
    void an_event_of_endless_lines_is_cut_off() {
        server.calls((exchange, _) -> {
            OutputStream out = openStream(exchange);
            while (true) {
                out.write(("data: " + "y".repeat(60_000) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
        assertThat(failure(patient()).getMessage()).contains("longer than");
    }

    @Test
    void a_json_answer_without_end_is_cut_off() {
        server.calls((exchange, _) -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(" ".repeat(60_000).getBytes(StandardCharsets.UTF_8));
            }
        });
        assertThat(failure(patient()).getMessage()).contains("more than");
    }

    @Test
    void comments_and_progress_without_end_do_not_extend_the_whole() {
        server.calls((exchange, request) -> {
            OutputStream out = openStream(exchange);
            String note = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":"
                + request.find("id").orElseThrow().text() + ",\"progress\":1}}";
            while (true) {
                out.write((": still here\n\ndata: " + note + "\n\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
                pause();
            }
        });
        assertThat(failure(SHORT).kind()).isEqualTo(Kind.TIMEOUT);
    }

    /// A server closes a kept connection just as a request is on its way.
    @Test
    void what_only_reads_is_asked_once_more_where_the_connection_ended_without_an_answer() {
        var asked = new AtomicInteger();
        server.calls((exchange, request) -> {
            if (asked.incrementAndGet() > 1) {
                json(exchange, result(request, "{\"resultType\":\"complete\",\"completion\":{\"values\":[\"truth\"]}}"));
            }
        });
        try (McpClient client = McpClient.connect(server.url()).on(JvmWorld.open()).open()) {
            assertThat(client.complete(JsonObject.of("type", "ref/prompt").with("name", Json.of("p")), "a", "")).containsExactly("truth");
        }
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_call_that_may_have_arrived_is_not_made_again() {
        var asked = new AtomicInteger();
        server.calls((_, _) -> asked.incrementAndGet());
        assertThat(failure(patient()).kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(asked).hasValue(1);
    }

    @Test
    void silence_is_a_timeout_before_and_after_the_head() {
        server.calls((exchange, _) -> {
            pause(5000);
        });
        assertThat(failure(SHORT).kind()).isEqualTo(Kind.TIMEOUT);
        server.calls((exchange, _) -> {
            openStream(exchange).flush();
            pause(5000);
        });
        assertThat(failure(SHORT).kind()).isEqualTo(Kind.TIMEOUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/octet-stream", "image/png", "text/plain; charset=utf-8", "application/jsonp", ""})
    void an_answer_of_another_type_is_no_answer(String type) {
        server
            .calls((exchange, request) -> send(exchange, 200, type, result(request, "{\"content\":[]}").getBytes(StandardCharsets.UTF_8)));
        ClientException e = failure(SHORT);
        assertThat(e.kind()).isEqualTo(Kind.PROTOCOL);
        assertThat(e.getMessage()).contains("MCP wants JSON or an event stream");
    }

    @Test
    void json_that_says_it_is_a_stream_and_a_page_that_says_it_is_json_are_refused() {
        server
            .calls((exchange, request) -> openStream(exchange).write(result(request, "{\"content\":[]}").getBytes(StandardCharsets.UTF_8)));
        assertThat(failure(SHORT).kind()).isEqualTo(Kind.UNREACHABLE);
        server.calls((exchange, _) -> json(exchange, "<html>hello</html>"));
        assertThat(failure(SHORT).getMessage()).contains("not JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "{}", "{\"jsonrpc\":\"1.0\",\"id\":3,\"result\":{}}", "{\"jsonrpc\":\"2.0\",\"id\":3,\"result\":7}",
        "{\"jsonrpc\":\"2.0\",\"id\":null,\"result\":{}}", "{\"jsonrpc\":\"2.0\",\"id\":3,\"result\":{},\"result\":{}}",
        "{\"jsonrpc\":\"2.0\",\"id\":{},\"result\":{}}"})
    void what_is_no_message_is_no_answer(String text) {
        server.calls((exchange, _) -> json(exchange, text));
        assertThat(failure(SHORT).kind()).isIn(Kind.PROTOCOL, Kind.UNREACHABLE);
    }

    @Test
    void deep_json_is_refused_and_overflows_nothing() {
        server.calls(
            (exchange, request) -> json(exchange, result(request, "{\"content\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}")));
        assertThat(failure(SHORT).kind()).isEqualTo(Kind.PROTOCOL);
    }

    @Test
    void answers_to_ids_never_sent_and_second_answers_are_passed_over() {
        server.calls((exchange, request) -> {
            var out = new StringBuilder();
            for (String id : List.of("99", "\"x\"", "-1")) {
                out.append("data: {\"jsonrpc\":\"2.0\",\"id\":").append(id)
                    .append(",\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"lie\"}]}}\n\n");
            }
            out.append("data: ").append(result(request, "{\"content\":[{\"type\":\"text\",\"text\":\"truth\"}]}")).append("\n\n");
            out.append("data: ").append(result(request, "{\"content\":[{\"type\":\"text\",\"text\":\"again\"}]}")).append("\n\n");
            openStream(exchange).write(out.toString().getBytes(StandardCharsets.UTF_8));
        });
        try (McpClient client = client().open()) {
            assertThat(client.call("x", JsonObject.empty(), SHORT).text()).isEqualTo("truth");
        }
    }

    @Test
    void a_stream_that_ends_without_the_answer_is_an_error() {
        server.streams("data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{}}\n\n");
        assertThat(failure(SHORT).getMessage()).contains("before the result");
    }

    @Test
    void a_server_that_asks_back_for_ever_is_left() {
        server.calls((exchange, request) -> json(exchange,
            result(request, "{\"resultType\":\"input_required\",\"requestState\":\"s\",\"inputRequests\":"
                + "{\"q\":{\"method\":\"elicitation/create\",\"params\":{\"message\":\"?\",\"requestedSchema\":{\"type\":\"object\",\"properties\":{}}}}}}")));
        try (McpClient client = client().elicitation(_ -> Elicitation.Reply.accept()).open()) {
            var e = catchThrowableOfType(ClientException.class, () -> client.call("x", JsonObject.empty()));
            assertThat(e.getMessage()).contains("asked back 10 times");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "file:///etc/passwd", "http://example.com/", "data:text/html,x",
        "https://user@example.com/", "vbscript:x", "https:evil"})
    void S26d_a_page_that_is_no_web_page_is_never_shown(String url) {
        server.calls((exchange, request) -> json(exchange, result(request, "{\"resultType\":\"input_required\",\"inputRequests\":"
            + "{\"q\":{\"method\":\"elicitation/create\",\"params\":{\"mode\":\"url\",\"message\":\"?\",\"url\":\"" + url + "\"}}}}")));
        var shown = new java.util.ArrayList<String>();
        var user = new Elicitation() {
            @Override
            public Reply fill(Form form) {
                return Reply.decline();
            }

            @Override
            public Reply visit(Page page) {
                shown.add(page.url());
                return Reply.accept();
            }

            @Override
            public boolean showsPages() {
                return true;
            }
        };
        try (McpClient client = client().elicitation(user).open()) {
            catchThrowableOfType(ClientException.class, () -> client.call("x", JsonObject.empty()));
        }
        assertThat(shown).isEmpty();
    }

    @Test
    void V25_a_redirect_with_credentials_goes_nowhere() {
        server.calls((exchange, _) -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            send(exchange, 307, "text/plain", new byte[0]);
        });
        try (McpClient client = client().credentials(Credentials.bearer("secret")).open()) {
            var e = catchThrowableOfType(ClientException.class, () -> client.call("x", JsonObject.empty()));
            assertThat(e.kind()).isEqualTo(Kind.REFUSED);
            assertThat(e.getMessage()).contains("/elsewhere").doesNotContain("secret");
        }
        assertThat(server.requests()).noneMatch(request -> request.contains("/elsewhere"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:1/", "http://169.254.169.254/latest/meta-data", "https://10.0.0.1/", "javascript:alert(1)",
        "//example.com/x"})
    void V25_a_redirect_to_another_origin_goes_nowhere(String target) {
        server.calls((exchange, _) -> {
            exchange.getResponseHeaders().add("Location", target);
            send(exchange, 307, "text/plain", new byte[0]);
        });
        assertThat(failure(SHORT).kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    void a_redirect_within_the_origin_is_followed_where_nothing_secret_goes_along() {
        server.calls((exchange, request) -> {
            if (exchange.getRequestURI().getPath().equals("/mcp")) {
                exchange.getResponseHeaders().add("Location", "/mcp/");
                send(exchange, 307, "text/plain", new byte[0]);
            } else {
                json(exchange, result(request, "{\"content\":[{\"type\":\"text\",\"text\":\"here\"}]}"));
            }
        });
        try (McpClient client = client().open()) {
            assertThat(client.call("x", JsonObject.empty(), SHORT).text()).isEqualTo("here");
        }
    }

    @Test
    void a_redirect_in_a_circle_ends() {
        server.calls((exchange, _) -> {
            exchange.getResponseHeaders().add("Location", "/mcp");
            send(exchange, 307, "text/plain", new byte[0]);
        });
        assertThat(failure(SHORT).kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    void refusals_without_credentials_tell_that_one_has_to_sign_in() {
        server.calls((exchange, _) -> send(exchange, 401, "text/plain", new byte[0]));
        assertThat(failure(SHORT).kind()).isEqualTo(Kind.UNAUTHORIZED);
    }

    @Test
    void credentials_that_never_satisfy_are_asked_for_a_few_times_only() {
        var asked = new java.util.concurrent.atomic.AtomicInteger();
        server.calls((exchange, _) -> send(exchange, 401, "text/plain", new byte[0]));
        var insistent = new Credentials() {
            @Override
            public remotemcp.http.HeaderList headers(Target target) {
                return remotemcp.http.HeaderList.empty();
            }

            @Override
            public boolean refused(Refusal refusal) {
                asked.incrementAndGet();
                return true;
            }
        };
        try (McpClient client = client().credentials(insistent).open()) {
            assertThat(catchThrowableOfType(ClientException.class, () -> client.call("x", JsonObject.empty(), SHORT)).kind())
                .isEqualTo(Kind.UNAUTHORIZED);
        }
        assertThat(asked).hasValue(Credentials.ATTEMPTS);
    }

    @Test
    void an_error_page_in_the_place_of_an_answer_names_its_status_and_repeats_nothing_of_it() {
        server.calls((exchange, _) -> send(exchange, 502, "text/html", "<h1>\u001b[31mboom</h1>".getBytes(StandardCharsets.UTF_8)));
        ClientException e = failure(SHORT);
        assertThat(e.status()).hasValue(502);
        assertThat(e.getMessage()).contains("502").doesNotContain("boom");
    }

    private ClientException failure(CallOptions options) {
        try (McpClient client = client().open()) {
            return catchThrowableOfType(ClientException.class, () -> client.call("x", JsonObject.empty(), options));
        }
    }

    private McpClient.Builder client() {
        return McpClient.connect(server.url()).on(JvmWorld.open());
    }

    private static CallOptions patient() {
        return CallOptions.with(Patience.usual());
    }

    private static void pause() {
        pause(50);
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
