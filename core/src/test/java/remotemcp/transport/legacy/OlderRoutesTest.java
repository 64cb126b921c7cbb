package remotemcp.transport.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import remotemcp.app.App;
import remotemcp.auth.StandardApp;
import remotemcp.http.Body;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.platform.MemoryPlatform;

/// The URLs of the older revisions in a whole app.
class OlderRoutesTest {
    private final App app = StandardApp.serving(new Workshop().server()).on(MemoryPlatform.create().platform());

    private HttpResponse.Ready send(String method, String target, String host, String origin) {
        HttpRequest request = HttpRequest.of(method, target).header("Host", host).header("Content-Type", "application/json")
            .header("Accept", OldClient.BOTH).body(OldClient.initialize("2025-11-25").getBytes(StandardCharsets.UTF_8));
        return app.handle(origin.isEmpty() ? request : request.header("Origin", origin)).ready();
    }

    @ParameterizedTest
    @CsvSource({"GET,/sse", "POST,/sse", "POST,/messages?sessionId=x", "GET,/mcp", "POST,/mcp", "DELETE,/mcp"})
    void V15_a_foreign_host_or_origin_is_refused_on_every_route(String method, String target) {
        assertThat(send(method, target, "evil.example.com", "").status()).isEqualTo(403);
        assertThat(send(method, target, "localhost:8787", "http://evil.example.com").status()).isEqualTo(403);
        assertThat(send(method, target, "localhost:8787", "null").status()).isEqualTo(403);
        assertThat(send(method, target, "localhost:8787", "").status()).isNotEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"GET,//sse", "GET,/SSE", "GET,/%73se", "GET,/sse;x", "POST,/messages/?sessionId=x", "POST,/Messages"})
    void V29_no_other_spelling_reaches_them(String method, String target) {
        assertThat(send(method, target, "localhost:8787", "").status()).isEqualTo(404);
    }

    @Test
    void V29_a_slash_too_many_is_led_to_the_url_and_not_let_in() {
        assertThat(send("GET", "/sse/", "localhost:8787", "").status()).isEqualTo(308);
    }

    @ParameterizedTest
    @CsvSource({"/mcp", "/messages"})
    void V34_V36_deep_and_large_bodies_are_refused(String path) {
        String target = path.equals("/messages") ? endpoint() : path;
        assertThat(post(target, "[".repeat(1000) + "]".repeat(1000)).status()).isEqualTo(400);
        assertThat(post(target, " ".repeat(5 * 1024 * 1024)).status()).isEqualTo(413);
    }

    private String endpoint() {
        HttpResponse.Ready ready = app.handle(HttpRequest.get("/sse").header("Host", "localhost")).ready();
        var stream = new RecordingStream(() -> {});
        ((Body.OpenEvents) ready.body()).opened().accept(stream);
        return stream.next().data();
    }

    private HttpResponse.Ready post(String target, String body) {
        return app.handle(HttpRequest.post(target, "application/json", body.getBytes(StandardCharsets.UTF_8)).header("Host", "localhost"))
            .ready();
    }
}
