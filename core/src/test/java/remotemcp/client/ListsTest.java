package remotemcp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Lists that come page by page, and what is left out of them.
class ListsTest {
    private final ScriptedServer server = new ScriptedServer().result("server/discover", """
        {"resultType":"complete","supportedVersions":["2026-07-28"],"capabilities":{"tools":{}},"ttlMs":0,"cacheScope":"public"}""");

    @Test
    void all_pages_are_read() {
        page(request -> request.contains("\"cursor\":\"two\"") ? "{\"tools\":[{\"name\":\"b\"}]}"
            : "{\"tools\":[{\"name\":\"a\"}],\"nextCursor\":\"two\"}");
        assertThat(server.client().open().tools()).extracting(ListedTool::name).containsExactly("a", "b");
    }

    @Test
    void an_empty_cursor_ends_the_list_as_none_does() {
        page(request -> request.contains("\"cursor\":\"two\"") ? "{\"tools\":[{\"name\":\"b\"}],\"nextCursor\":\"\"}"
            : "{\"tools\":[{\"name\":\"a\"}],\"nextCursor\":\"two\"}");
        assertThat(server.client().open().tools()).extracting(ListedTool::name).containsExactly("a", "b");
        page(_ -> "{\"tools\":[{\"name\":\"a\"}],\"nextCursor\":null}");
        assertThat(server.client().open().tools()).extracting(ListedTool::name).containsExactly("a");
    }

    @Test
    void a_cursor_that_comes_again_ends_the_list_with_an_error() {
        page(_ -> "{\"tools\":[{\"name\":\"a\"}],\"nextCursor\":\"same\"}");
        assertThatThrownBy(() -> server.client().open().tools()).isInstanceOf(ClientException.class).hasMessageContaining("does not end");
    }

    @Test
    void a_list_that_grows_for_ever_ends_with_an_error() {
        var count = new AtomicInteger();
        page(_ -> "{\"tools\":[],\"nextCursor\":\"" + count.incrementAndGet() + "\"}");
        assertThatThrownBy(() -> server.client().open().tools()).isInstanceOf(ClientException.class).hasMessageContaining("does not end");
        assertThat(count).hasValue(1000);
    }

    @Test
    void what_a_server_does_not_offer_is_not_asked_for() {
        assertThat(server.client().open().prompts()).isEmpty();
        assertThat(server.methods()).containsExactly("server/discover");
    }

    /// S26
    @Test
    void S26_a_tool_whose_header_breaks_a_rule_is_left_out_and_named() {
        page(
            _ -> """
            {"tools":[{"name":"good","inputSchema":{"type":"object","properties":{"a":{"type":"string","x-mcp-header":"A"}}}},
              {"name":"split","inputSchema":{"type":"object","properties":{"a":{"type":"string","x-mcp-header":"A\\r\\nX: y"}}}},
              {"name":"twice","inputSchema":{"type":"object","properties":{"a":{"type":"string","x-mcp-header":"A"},"b":{"type":"string","x-mcp-header":"a"}}}},
              {"name":"inside","inputSchema":{"type":"object","properties":{"a":{"type":"array","items":{"type":"string","x-mcp-header":"A"}}}}}]}""");
        var out = new ArrayList<String>();
        var watcher = new Watcher() {
            @Override
            public void leftOut(String tool, String reason) {
                out.add(tool);
            }
        };
        assertThat(server.client().watcher(watcher).open().tools()).extracting(ListedTool::name).isEqualTo(List.of("good"));
        assertThat(out).containsExactly("split", "twice", "inside");
    }

    private void page(java.util.function.UnaryOperator<String> result) {
        server.on("tools/list", request -> ScriptedServer.json(200, "{\"jsonrpc\":\"2.0\",\"id\":" + request.find("id").orElseThrow().text()
            + ",\"result\":" + result.apply(request.text()) + "}"));
    }
}
