package remotemcp.jvm.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;

class LimitsTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n";
    private static final String POST = "POST / HTTP/1.1\r\nHost: a\r\n";
    private static final HttpHandler ECHO = request -> HttpResponse.text(200, request.method() + " " + request.body().length);

    private VertxServer server;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void H02_a_request_line_over_the_limit_is_answered_414() throws Exception {
        server = Servers.serve(ECHO);
        assertThat(answerTo("GET /" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: a\r\n\r\n")).startsWith("HTTP/1.1 414 ");
        assertThat(answerTo("GET /" + "a".repeat(8_000) + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void H02_more_header_bytes_than_the_limit_are_answered_431() throws Exception {
        server = Servers.serve(ECHO);
        assertThat(answerTo(GET + "X: " + "a".repeat(17_000) + "\r\n\r\n")).startsWith("HTTP/1.1 431 ");
        assertThat(answerTo(GET + "X: " + "a".repeat(4_000_000) + "\r\n\r\n")).startsWith("HTTP/1.1 431 ");
        assertThat(answerTo(GET + ("X: " + "a".repeat(1_000) + "\r\n").repeat(20) + "\r\n")).startsWith("HTTP/1.1 431 ");
        assertThat(answerTo(GET + "Connection: close\r\nX: " + "a".repeat(15_000) + "\r\n\r\n")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void H02_more_header_fields_than_the_limit_are_answered_431() throws Exception {
        server = Servers.serve(ECHO);
        assertThat(answerTo(GET + "X: a\r\n".repeat(100) + "\r\n")).startsWith("HTTP/1.1 431 ");
        assertThat(answerTo(GET + "Connection: close\r\n" + "X: a\r\n".repeat(98) + "\r\n")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void V36_a_body_declared_over_the_limit_is_answered_413_before_it_is_sent() throws Exception {
        server = Servers.serve(HttpLimits.standard().body(1_000), ECHO);
        assertThat(answerTo(POST + "Content-Length: 1001\r\n\r\n")).startsWith("HTTP/1.1 413 ");
        assertThat(answerTo(POST + "Content-Length: 1001\r\nExpect: 100-continue\r\n\r\n")).startsWith("HTTP/1.1 413 ");
        assertThat(answerTo(POST + "Content-Length: 1000\r\nConnection: close\r\n\r\n" + "a".repeat(1_000))).contains("POST 1000");
    }

    @Test
    void V36_a_chunked_body_is_answered_413_after_one_byte_over_the_limit() throws Exception {
        server = Servers.serve(HttpLimits.standard().body(1_000), ECHO);
        try (var client = new RawClient(server.port())) {
            client.send(POST + "Transfer-Encoding: chunked\r\n\r\n3e8\r\n" + "a".repeat(1_000) + "\r\n");
            client.send("1\r\na\r\n");
            assertThat(client.readResponse()).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void V36_a_client_that_sends_all_of_a_refused_body_still_reads_the_answer() throws Exception {
        server = Servers.serve(ECHO);
        assertThat(answerTo(POST + "Content-Length: 5000000\r\n\r\n" + "a".repeat(5_000_000))).startsWith("HTTP/1.1 413 ");
        assertThat(answerTo(POST + "Transfer-Encoding: chunked\r\n\r\n4c4b40\r\n" + "a".repeat(5_000_000) + "\r\n0\r\n\r\n"))
            .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void a_body_of_exactly_the_limit_is_served_chunked_too() throws Exception {
        server = Servers.serve(ECHO);
        int most = 4 << 20;
        assertThat(
            answerTo(POST + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n400000\r\n" + "a".repeat(most) + "\r\n0\r\n\r\n"))
            .contains("POST " + most);
    }

    @Test
    void H06_an_encoded_body_is_answered_415() throws Exception {
        server = Servers.serve(ECHO);
        assertThat(answerTo(POST + "Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc")).startsWith("HTTP/1.1 415 ")
            .containsIgnoringCase("Accept-Encoding: identity\r\n");
        assertThat(answerTo(POST + "Connection: close\r\nContent-Encoding: identity\r\nContent-Length: 3\r\n\r\nabc")).contains("POST 3");
    }

    @Test
    void bodies_held_in_all_are_bounded() throws Exception {
        var crowd = new HttpLimits.Crowd(100, 100, 100, 1 << 20);
        server = Servers.serve(HttpLimits.standard().body(1 << 20).crowd(crowd), ECHO);
        String whole = POST + "Connection: close\r\nContent-Length: 1000000\r\n\r\n" + "a".repeat(1_000_000);
        assertThat(answerTo(whole)).contains("POST 1000000");
        try (var first = new RawClient(server.port())) {
            first.send(POST + "Content-Length: 1000000\r\nExpect: 100-continue\r\n\r\n").readUntil("\r\n\r\n");
            first.send("a".repeat(999_999));
            while (server.capacity().taken().bodies() < 999_999) {
                Thread.sleep(5);
            }
            assertThat(answerTo(whole)).startsWith("HTTP/1.1 503 ").contains("\r\nRetry-After: ");
            assertThat(first.send("a").readResponse()).contains("POST 1000000");
        }
        assertThat(answerTo(whole)).contains("POST 1000000");
        assertThat(server.capacity().taken().bodies()).isZero();
    }

    @Test
    void an_expectation_is_met_or_answered_417() throws Exception {
        server = Servers.serve(ECHO);
        try (var client = new RawClient(server.port())) {
            client.send(POST + "Content-Length: 3\r\nExpect: 100-continue\r\n\r\n");
            assertThat(client.readUntil("\r\n\r\n")).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            assertThat(client.send("abc").readResponse()).contains("POST 3");
        }
        assertThat(answerTo(POST + "Content-Length: 3\r\nExpect: more\r\n\r\n")).startsWith("HTTP/1.1 417 ");
    }

    @Test
    void other_protocol_versions_are_answered_505() throws Exception {
        server = Servers.serve(ECHO);
        assertThat(answerTo("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")).startsWith("HTTP/1.1 505 ");
        assertThat(answerTo("GET / HTTP/1.2\r\nHost: a\r\n\r\n")).startsWith("HTTP/1.1 505 ");
        assertThat(answerTo("GET / HTTP/0.9\r\nHost: a\r\n\r\n")).startsWith("HTTP/1.1 505 ");
    }

    @Test
    void an_upgrade_to_another_protocol_is_not_taken() throws Exception {
        server = Servers.serve(ECHO);
        assertThat(answerTo(GET + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\nx"))
            .startsWith("HTTP/1.1 200 ");
        assertThat(answerTo(GET + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
            + "Sec-WebSocket-Version: 13\r\n\r\nx")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void V29_the_path_reaches_the_handler_exactly_as_sent() throws Exception {
        var seen = new ArrayList<String>();
        server = Servers.serve(request -> {
            seen.add(request.path() + "?" + request.query());
            return HttpResponse.of(204);
        });
        var targets =
            List.of("/mcp/", "//mcp", "/mcp;x", "/%6dcp", "/mcp/../mcp", "/MCP", "/mcp/.", "/mcp%00", "/mcp%2f", "/a?b?c", "/?%0d%0a");
        try (var client = new RawClient(server.port())) {
            for (String target : targets) {
                client.send("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n").readResponse();
            }
        }
        assertThat(seen).containsExactly("/mcp/?", "//mcp?", "/mcp;x?", "/%6dcp?", "/mcp/../mcp?", "/MCP?", "/mcp/.?", "/mcp%00?",
            "/mcp%2f?",
            "/a?b?c", "/?%0d%0a");
    }

    @Test
    void an_absolute_target_of_this_host_is_served_like_its_path() throws Exception {
        var seen = new ArrayList<HttpRequest>();
        server = Servers.serve(request -> {
            seen.add(request);
            return HttpResponse.of(204);
        });
        try (var client = new RawClient(server.port())) {
            client.send("GET http://a:1/b?c HTTP/1.1\r\nHost: a:1\r\n\r\n").readResponse();
            client.send("GET http://a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n").readResponse();
            client.send("GET http://a:1?q HTTP/1.1\r\nHost: a:1\r\n\r\n").readResponse();
        }
        assertThat(seen).extracting(HttpRequest::path).containsExactly("/b", "/", "/");
        assertThat(seen).extracting(HttpRequest::query).containsExactly("c", "", "q");
    }

    @Test
    void connections_over_the_limit_are_closed_and_room_is_given_back() throws Exception {
        server = Servers.serve(HttpLimits.standard().crowd(new HttpLimits.Crowd(2, 2, 2, 1 << 20)), ECHO);
        try (var first = new RawClient(server.port()); var second = new RawClient(server.port())) {
            assertThat(first.send(GET + "\r\n").readResponse()).contains("GET 0");
            assertThat(second.send(GET + "\r\n").readResponse()).contains("GET 0");
            try (var third = new RawClient(server.port())) {
                assertThat(third.sendWhatIsTaken(GET + "\r\n").readUntilClosed()).isEmpty();
            }
        }
        for (int i = 0; i < 5; i++) {
            assertThat(eventuallyAnswered()).contains("GET 0");
        }
    }

    private String eventuallyAnswered() throws Exception {
        String answer = "";
        for (int i = 0; i < 1_000 && answer.isEmpty(); i++) {
            answer = answerTo(GET + "Connection: close\r\n\r\n");
        }
        return answer;
    }

    @Test
    void pipelined_requests_are_answered_one_after_another_in_order() throws Exception {
        var atWork = new AtomicInteger();
        var most = new AtomicInteger();
        server = Servers.serve(request -> HttpResponse.waiting(() -> {
            most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
            Thread.yield();
            atWork.decrementAndGet();
            return HttpResponse.text(200, request.path());
        }));
        try (var client = new RawClient(server.port())) {
            for (int i = 0; i < 200; i++) {
                client.send("GET /" + i + " HTTP/1.1\r\nHost: a\r\n\r\n");
            }
            for (int i = 0; i < 200; i++) {
                assertThat(client.readResponse()).endsWith("\r\n\r\n/" + i);
            }
        }
        assertThat(most).hasValue(1);
    }

    private String answerTo(String request) throws Exception {
        try (var client = new RawClient(server.port())) {
            return client.sendWhatIsTaken(request).readFirstResponse();
        }
    }
}
