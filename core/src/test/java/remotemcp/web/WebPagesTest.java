package remotemcp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import remotemcp.app.Website;
import remotemcp.http.Body;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.Recovery;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.platform.Log;
import remotemcp.platform.MemoryPlatform;
import remotemcp.platform.Platform;
import remotemcp.transport.Site;

class WebPagesTest {
    private final List<String> bugs = new ArrayList<>();
    private final Website website =
        WebPages.all().on(McpServer.named("town", "1").build(), platform(), Site.at("https://mcp.example.com"), false);
    private final Recovery strays = new Recovery(website::failed);

    @Test
    void H12_a_bug_is_answered_by_an_id_alone_now_or_later() {
        HttpHandler now = request -> {
            throw new IllegalStateException("the canary in the stack");
        };
        HttpHandler later = request -> HttpResponse.waiting(() -> HttpResponse.waiting(() -> now.handle(request)));
        for (HttpHandler broken : List.of(now, later)) {
            var response = strays.then(broken).handle(HttpRequest.get("/").header("Accept", "text/html")).ready();
            String html = new String(((Body.Bytes) response.body()).bytes(), StandardCharsets.UTF_8);
            assertThat(response.status()).isEqualTo(500);
            assertThat(html).doesNotContain("canary", "Exception", "remotemcp").contains(bugs.getLast());
        }
        assertThat(bugs).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void what_works_passes_untouched_and_work_that_never_waits_stays_at_once() {
        HttpResponse answer = HttpResponse.text(200, "fine");
        assertThat(strays.then(request -> answer).handle(HttpRequest.get("/"))).isSameAs(answer);
    }

    private Platform platform() {
        Platform plain = MemoryPlatform.create().platform();
        Log log = new Log() {
            @Override
            public void write(Level level, String event, JsonObject fields) {
            }

            @Override
            public void bug(String id, String event, Throwable cause) {
                bugs.add(id);
            }
        };
        return new Platform(plain.clock(), plain.random(), plain.crypto(), plain.store(), plain.outbound(), log, plain.secret());
    }
}
