package remotemcp.jvm.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Assumptions;
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

    @Test
    void localhost_is_listened_on_at_both_addresses() throws Exception {
        try (var probe = new ServerSocket(0, 1, InetAddress.ofLiteral("::1"))) {
            Assumptions.assumeTrue(probe.isBound());
        } catch (IOException e) {
            Assumptions.abort("this machine has no IPv6 loopback address");
        }
        for (String host : List.of("127.0.0.1", "::1", "localhost")) {
            try (
                var server = VertxServer.start(HttpOptions.loopback(0).host(host), request -> HttpResponse.text(200, request.peer()),
                    Servers.SILENT);
                var client = HttpClient.newHttpClient()) {
                for (String address : List.of("127.0.0.1", "[::1]", "localhost")) {
                    var uri = URI.create("http://" + address + ":" + server.port() + "/");
                    assertThat(client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).statusCode())
                        .as(host + " at " + address).isEqualTo(200);
                }
            }
        }
    }

    @Test
    void a_port_that_another_program_has_at_one_of_the_addresses_of_localhost_is_refused() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.ofLiteral("::1"))) {
            assertThatThrownBy(
                () -> VertxServer.start(HttpOptions.loopback(other.getLocalPort()), request -> HttpResponse.text(200, ""), Servers.SILENT))
                .isInstanceOf(UncheckedIOException.class).hasMessageContaining(":" + other.getLocalPort());
        } catch (SocketException e) {
            Assumptions.abort("this machine has no IPv6 loopback address");
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
