package remotemcp.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import remotemcp.client.Credentials.Fixed;
import remotemcp.client.Credentials.Refusal;
import remotemcp.client.Credentials.Target;
import remotemcp.http.HeaderList;
import remotemcp.json.JsonObject;
import remotemcp.protocol.RpcException;

/// Lists that a server of 2026-07-28 says may be kept (server, Caching).
class KeptListsTest {
    private final ScriptedServer server = new ScriptedServer().result("server/discover",
        """
        {"resultType":"complete","supportedVersions":["2026-07-28"],"capabilities":{"tools":{},"prompts":{}},"ttlMs":0,"cacheScope":"public"}""");

    @Test
    void a_list_is_kept_as_long_as_the_server_says_and_no_longer() {
        lasts("60000");
        McpClient client = server.client().open();
        client.tools();
        server.pass(59_999);
        assertThat(client.tools()).hasSize(1);
        assertThat(asked()).isEqualTo(1);
        server.pass(1);
        client.tools();
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void what_may_not_be_kept_is_asked_for_each_time() {
        for (String never : new String[]{"0", "-5", "\"60000\"", "null", "1e999", "{}"}) {
            lasts(never);
            McpClient client = server.client().open();
            int before = asked();
            client.tools();
            client.tools();
            assertThat(asked() - before).isEqualTo(2);
        }
    }

    @Test
    void the_page_that_lasts_shortest_decides() {
        server.on("tools/list",
            request -> ScriptedServer.json(200, "{\"jsonrpc\":\"2.0\",\"id\":" + request.find("id").orElseThrow().text() + ",\"result\":"
                + (request.text().contains("\"cursor\"") ? "{\"tools\":[],\"ttlMs\":0}"
                    : "{\"tools\":[],\"ttlMs\":60000,\"nextCursor\":\"two\"}")
                + "}"));
        McpClient client = server.client().open();
        client.tools();
        client.tools();
        assertThat(asked()).isEqualTo(4);
    }

    @Test
    void no_list_is_kept_longer_than_a_day() {
        lasts("9007199254740991");
        McpClient client = server.client().open();
        client.tools();
        server.pass(86_400_000);
        client.tools();
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void a_change_that_the_server_tells_of_ends_it_at_once() {
        lasts("60000");
        server.on("tools/call",
            request -> ScriptedServer
                .events("data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}\n\ndata: {\"jsonrpc\":\"2.0\",\"id\":"
                    + request.find("id").orElseThrow().text() + ",\"result\":{\"content\":[]}}\n\n"));
        McpClient client = server.client().open();
        client.tools();
        client.call("x", JsonObject.empty());
        client.tools();
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void so_do_a_call_that_the_list_did_not_prepare_for_and_the_host() {
        lasts("60000");
        server.error("tools/call", 200, "{\"code\":-32602,\"message\":\"no such tool\"}");
        McpClient client = server.client().open();
        client.tools();
        try {
            client.call("y", JsonObject.empty());
        } catch (RpcException expected) {
            assertThat(expected.code()).isEqualTo(-32602);
        }
        client.tools();
        assertThat(asked()).isEqualTo(2);
        client.forgetLists();
        client.tools();
        assertThat(asked()).isEqualTo(3);
    }

    /// What one caller may see, another may not.
    @Test
    void a_list_is_not_kept_for_another_token() {
        lasts("60000");
        server.result("prompts/list", "{\"prompts\":[]}");
        var token = new StringBuilder("Bearer one");
        McpClient client = server.client().credentials(new Credentials() {
            @Override
            public HeaderList headers(Target target) {
                return new Fixed(HeaderList.empty().with("Authorization", token.toString())).fields();
            }

            @Override
            public boolean refused(Refusal refusal) {
                return false;
            }
        }).open();
        client.tools();
        token.append("two");
        client.prompts();
        client.tools();
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void an_older_server_is_asked_each_time() {
        var old = new ScriptedServer().shakesHands("2025-11-25").result("tools/list", "{\"tools\":[],\"ttlMs\":60000}");
        McpClient client = old.client().open();
        client.tools();
        client.tools();
        assertThat(old.methods().stream().filter("tools/list"::equals).count()).isEqualTo(2L);
    }

    private void lasts(String millis) {
        server.result("tools/list",
            "{\"resultType\":\"complete\",\"tools\":[{\"name\":\"x\",\"inputSchema\":{\"type\":\"object\"}}],\"ttlMs\":" + millis
                + ",\"cacheScope\":\"private\"}");
    }

    private int asked() {
        return (int) server.methods().stream().filter("tools/list"::equals).count();
    }
}
