package remotemcp.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import remotemcp.http.HeaderList;
import remotemcp.json.JsonObject;
import remotemcp.platform.Outbound.Reply;
import remotemcp.protocol.RpcException;

/// Answers of a good server with some bytes changed, dropped or doubled: whatever comes of it, it is a result, a server's error or a
/// [ClientException], and nothing else.
class SpoiledAnswersTest {
    private static final int ROUNDS = 3000;

    @Test
    void spoiled_answers_of_either_era_break_nothing() {
        int failed = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            failed += isRefused(new Random(seed)) ? 1 : 0;
        }
        assertThat(failed).isBetween(ROUNDS / 10, ROUNDS);
    }

    private static boolean isRefused(Random random) {
        var server = new ScriptedServer();
        server.result("server/discover", """
                {"resultType":"complete","supportedVersions":["2026-07-28"],"capabilities":{"tools":{}},"ttlMs":0,"cacheScope":"public"}""")
            .result("tools/list", """
                {"resultType":"complete","tools":[{"name":"x","inputSchema":{"type":"object","properties":{"a":{"type":"string","x-mcp-header":"A"}}}}],
                 "ttlMs":0,"cacheScope":"public"}""")
            .shakesHands("2025-11-25")
            .on("tools/call", request -> random.nextBoolean() ? events(request) : asking(request));
        var spoiling =
            new World(call -> random.nextInt(4) > 0 ? server.send(call) : spoiled(server.send(call), random), () -> 0, _ -> {}, _ -> {});
        var client =
            McpClient.connect("https://example.com/mcp").on(spoiling).elicitation(form -> Elicitation.Reply.accept(form.defaults()));
        try (McpClient open = client.open()) {
            open.tools();
            open.call("x", JsonObject.of("a", "b"), CallOptions.with(Patience.usual()).watching(_ -> {}));
            return false;
        } catch (ClientException | RpcException refused) {
            return true;
        }
    }

    private static Reply events(JsonObject request) {
        String id = request.find("id").orElseThrow().text();
        return ScriptedServer.events(
            ": hi\nid: 1\nretry: 5\ndata:\n\nevent: message\ndata: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":"
                + id + ",\"progress\":0.5,\"total\":1e9}}\n\ndata: {\"jsonrpc\":\"2.0\",\"id\":" + id
                + ",\"result\":{\"resultType\":\"complete\",\"content\":[{\"type\":\"text\",\"text\":\"ok\"}]}}\n\n");
    }

    private static Reply asking(JsonObject request) {
        boolean again = request.object("params").orElseThrow().has("requestState");
        String result = again ? "{\"content\":[]}"
            : "{\"resultType\":\"input_required\",\"requestState\":\"s\",\"inputRequests\":{\"q\":{\"method\":\"elicitation/create\","
                + "\"params\":{\"message\":\"?\",\"requestedSchema\":{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"string\",\"default\":\"d\"}}}}}}}";
        return ScriptedServer.json(200,
            "{\"jsonrpc\":\"2.0\",\"id\":" + request.find("id").orElseThrow().text() + ",\"result\":" + result + "}");
    }

    private static Reply spoiled(Reply reply, Random random) {
        byte[] body = reply.body().clone();
        for (int i = 0; i < 1 + random.nextInt(3) && body.length > 0; i++) {
            int at = random.nextInt(body.length);
            switch (random.nextInt(4)) {
                case 0 -> body[at] = (byte) random.nextInt(256);
                case 1 -> body = (new String(body, 0, at, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
                case 2 -> body[at] = (byte) "{}[]\":,0n\n".charAt(random.nextInt(10));
                default -> body = java.util.Arrays.copyOf(body, Math.min(2 * body.length, 100_000));
            }
        }
        int status = random.nextInt(6) == 0 ? new int[]{200, 202, 204, 302, 400, 401, 404, 405, 500}[random.nextInt(9)] : reply.status();
        var headers = random.nextInt(6) == 0 ? HeaderList.empty().with("Content-Type", "text/event-stream").with("Location", "/else")
            : reply.headers();
        return new Reply(status, headers, body);
    }
}
