package remotemcp.jvm.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import remotemcp.http.Body;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpResponse;
import remotemcp.http.ServerSentEvent;
import remotemcp.json.JsonObject;
import remotemcp.platform.Log;

class VertxServerTest {

    @Test
    void a_ready_answer_carries_status_fields_date_and_length() throws Exception {
        try (var server = serve(request -> HttpResponse.text(201, request.path() + "|" + request.query()).header("X-A", "b"))) {
            var answer = get(server, "/a%20b?c=d");
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.body()).isEqualTo("/a%20b|c=d");
            assertThat(answer.headers().firstValue("x-a")).contains("b");
            assertThat(answer.headers().firstValue("content-length")).contains("10");
            assertThat(answer.headers().firstValue("date")).isPresent();
        }
    }

    @Test
    void waiting_work_runs_on_a_virtual_thread_and_answers() throws Exception {
        try (var server = serve(request -> HttpResponse.waiting(() -> HttpResponse.text(200, "" + Thread.currentThread().isVirtual())))) {
            assertThat(get(server, "/").body()).isEqualTo("true");
        }
    }

    @Test
    void events_are_written_as_they_are_produced() throws Exception {
        try (var server = serve(request -> HttpResponse.stream(new Body.Events(stream -> {
            stream.send(ServerSentEvent.message("one"));
            stream.send(ServerSentEvent.message("two"));
        })))) {
            var answer = get(server, "/");
            assertThat(answer.headers().firstValue("content-type")).contains("text/event-stream");
            assertThat(answer.headers().firstValue("x-accel-buffering")).contains("no");
            assertThat(answer.body()).isEqualTo("event: message\ndata: one\n\nevent: message\ndata: two\n\n");
        }
    }

    @Test
    void a_bug_in_the_handler_is_answered_500_with_an_id_that_the_log_knows() throws Exception {
        var logged = new AtomicReference<String>();
        try (var server = serve(request -> {
            throw new IllegalStateException("secret detail");
        }, logged)) {
            var answer = get(server, "/");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains(logged.get()).doesNotContain("secret detail");
        }
    }

    private static java.net.http.HttpResponse<String> get(VertxServer server, String target) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:" + server.port() + target);
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        }
    }

    private static VertxServer serve(HttpHandler handler) {
        return serve(handler, new AtomicReference<>());
    }

    private static VertxServer serve(HttpHandler handler, AtomicReference<String> logged) {
        return VertxServer.start(HttpOptions.loopback(0), handler, new Log() {
            @Override
            public void write(Level level, String event, JsonObject fields) {
            }

            @Override
            public void bug(String id, String event, Throwable cause) {
                logged.set(id);
            }
        });
    }
}
