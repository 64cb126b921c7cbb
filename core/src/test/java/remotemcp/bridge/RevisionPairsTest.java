package remotemcp.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import remotemcp.client.ScriptedServer;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.protocol.Feature;
import remotemcp.protocol.Implementation;
import remotemcp.protocol.McpMethod;
import remotemcp.protocol.Revision;

/// What a host of each revision is told by a server of each revision, through the bridge: the whole of it, in words that the host's
/// revision knows. A server says all that the revision it speaks has.
class RevisionPairsTest {
    private final ScriptedServer server = new ScriptedServer();
    private final List<JsonObject> said = new ArrayList<>();
    private final Bridge bridge = Bridge.to("https://example.com/mcp").on(server.world(Runnable::run))
        .open(message -> said.add(message.asObject().orElseThrow()), new FailingNotices());
    private int lastId;

    /// Bugs fail the test; nobody reads the rest.
    private static final class FailingNotices implements Notices {
        @Override
        public void tell(String line) {
        }

        @Override
        public void detail(String line) {
        }

        @Override
        public void bug(RuntimeException fault) {
            throw fault;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        // host; server; agreed; members of serverInfo; of a tool; kinds of blocks; members of the call's result
        "2024-11-05;2024-11-05;2024-11-05;name,version;name,description,inputSchema;text;content",
        "2024-11-05;2025-03-26;2024-11-05;name,version;name,description,inputSchema;text;content",
        "2024-11-05;2025-06-18;2024-11-05;name,version;name,description,inputSchema;text;content",
        "2024-11-05;2025-11-25;2024-11-05;name,version;name,description,inputSchema;text;content",
        "2024-11-05;2026-07-28;2024-11-05;name,version;name,description,inputSchema;text,text,text;content",
        "2025-03-26;2024-11-05;2024-11-05;name,version;name,description,inputSchema;text;content",
        "2025-03-26;2025-03-26;2025-03-26;name,version;name,description,inputSchema,annotations;text,audio;content",
        "2025-03-26;2025-06-18;2025-03-26;name,version;name,description,inputSchema,annotations;text,audio;content",
        "2025-03-26;2025-11-25;2025-03-26;name,version;name,description,inputSchema,annotations;text,audio;content",
        "2025-03-26;2026-07-28;2025-03-26;name,version;name,description,inputSchema,annotations;text,audio,text;content",
        "2025-06-18;2024-11-05;2024-11-05;name,version;name,description,inputSchema;text;content",
        "2025-06-18;2025-03-26;2025-03-26;name,version;name,description,inputSchema,annotations;text,audio;content",
        "2025-06-18;2025-06-18;2025-06-18;name,version,title;name,description,inputSchema,annotations,title,outputSchema,_meta;text,audio,resource_link;"
            + "content,structuredContent",
        "2025-06-18;2025-11-25;2025-06-18;name,version,title;name,description,inputSchema,annotations,title,outputSchema,_meta;text,audio,resource_link;"
            + "content,structuredContent",
        "2025-06-18;2026-07-28;2025-06-18;name,version,title;name,description,inputSchema,annotations,title,outputSchema,_meta;text,audio,resource_link;"
            + "content,structuredContent",
        "2025-11-25;2024-11-05;2024-11-05;name,version;name,description,inputSchema;text;content",
        "2025-11-25;2025-03-26;2025-03-26;name,version;name,description,inputSchema,annotations;text,audio;content",
        "2025-11-25;2025-06-18;2025-06-18;name,version,title;name,description,inputSchema,annotations,title,outputSchema,_meta;text,audio,resource_link;"
            + "content,structuredContent",
        "2025-11-25;2025-11-25;2025-11-25;name,version,title,icons;name,description,inputSchema,annotations,title,outputSchema,_meta,icons;"
            + "text,audio,resource_link;content,structuredContent",
        "2025-11-25;2026-07-28;2025-11-25;name,version,title,icons;name,description,inputSchema,annotations,title,outputSchema,_meta,icons;"
            + "text,audio,resource_link;content,structuredContent",
        "2026-07-28;2024-11-05;2026-07-28;name,version;name,description,inputSchema;text;content,resultType,_meta",
        "2026-07-28;2025-03-26;2026-07-28;name,version;name,description,inputSchema,annotations;text,audio;content,resultType,_meta",
        "2026-07-28;2025-06-18;2026-07-28;name,version,title;name,description,inputSchema,annotations,title,outputSchema,_meta;text,audio,resource_link;"
            + "content,structuredContent,resultType,_meta",
        "2026-07-28;2025-11-25;2026-07-28;name,version,title,icons;name,description,inputSchema,annotations,title,outputSchema,_meta,icons;"
            + "text,audio,resource_link;content,structuredContent,resultType,_meta",
        "2026-07-28;2026-07-28;2026-07-28;name,version,title,icons;name,description,inputSchema,annotations,title,outputSchema,_meta,icons;"
            + "text,audio,resource_link;content,structuredContent,resultType,_meta"})
    void a_host_is_told_all_in_words_of_its_revision(String host, String speaks, String agreed, String info, String tool, String kinds,
        String result) {
        Revision ours = Revision.find(host).orElseThrow();
        serve(Revision.find(speaks).orElseThrow());

        JsonObject welcome = begin(ours);
        assertThat(version(welcome)).isEqualTo(agreed);
        assertThat(serverInfo(welcome).keys()).containsExactlyInAnyOrder(info.split(","));
        assertThat(welcome.object("capabilities").orElseThrow().has("completions")).isEqualTo(hasCompletions(speaks, host));

        JsonObject listed = ask(ours, McpMethod.TOOLS_LIST, "\"x\":1");
        assertThat(first(listed, "tools").keys()).containsExactlyInAnyOrder(tool.split(","));
        assertThat(listed.has("ttlMs") && listed.has("cacheScope") && listed.has("resultType")).isEqualTo(ours.has(Feature.RESULT_TYPE));

        JsonObject called = ask(ours, McpMethod.TOOLS_CALL, "\"name\":\"t\",\"arguments\":{}");
        assertThat(kinds(called.array("content").orElseThrow())).isEqualTo(kinds);
        assertThat(called.keys()).containsExactlyInAnyOrder(result.split(","));

        JsonObject prompted = ask(ours, McpMethod.PROMPTS_GET, "\"name\":\"p\"");
        assertThat(kinds(prompted.array("messages").orElseThrow())).isEqualTo(kinds);

        assertThat(first(ask(ours, McpMethod.RESOURCES_LIST, "\"x\":1"), "resources").keys())
            .containsExactlyInAnyOrder(resource(info, tool).split(","));
    }

    /// No revision is told less than it knows: what it has no kind for is named in text.
    @ParameterizedTest
    @CsvSource({"2024-11-05", "2025-03-26"})
    void what_a_host_has_no_kind_for_is_named_in_text(String host) {
        Revision ours = Revision.find(host).orElseThrow();
        serve(Revision.NEWEST);
        begin(ours);
        assertThat(ask(ours, McpMethod.TOOLS_CALL, "\"name\":\"t\",\"arguments\":{}").text()).contains("audio/wav")
            .contains("file:///a.txt");
    }

    private static boolean hasCompletions(String speaks, String host) {
        Revision both = Revision.find(speaks.compareTo(host) < 0 ? speaks : host).orElseThrow();
        return both.has(Feature.COMPLETIONS_CAPABILITY);
    }

    private static String resource(String info, String tool) {
        return "uri,name" + (info.contains("title") ? ",title" : "") + (tool.contains("_meta") ? ",_meta" : "")
            + (info.contains("icons") ? ",icons" : "");
    }

    private void serve(Revision newest) {
        if (newest.isStateless()) {
            server.error("initialize", 404, "{\"code\":-32601,\"message\":\"no\"}");
            answer(newest);
            return;
        }
        server.status("notifications/initialized", 202).on("initialize", request -> {
            Revision wished =
                Revision.find(request.object("params").flatMap(params -> params.string("protocolVersion")).orElse("")).orElse(newest);
            Revision spoken = newest.isSince(wished) ? wished : newest;
            answer(spoken);
            return ScriptedServer.json(200,
                "{\"jsonrpc\":\"2.0\",\"id\":" + request.find("id").orElseThrow().text() + ",\"result\":{\"protocolVersion\":\""
                    + spoken.text() + "\",\"capabilities\":" + capabilities(spoken) + ",\"serverInfo\":" + info(spoken) + "}}");
        });
    }

    /// All that a revision has.
    private void answer(Revision spoken) {
        String result = spoken.isStateless()
            ? ",\"resultType\":\"complete\",\"_meta\":{\"io.modelcontextprotocol/serverInfo\":" + info(spoken) + "}" : "";
        String kept = spoken.isStateless() ? result + ",\"ttlMs\":1,\"cacheScope\":\"public\"" : "";
        server.result("tools/list", "{\"tools\":[" + tool(spoken) + "]" + kept + "}");
        server.result("tools/call", "{\"content\":[" + String.join(",", blocks(spoken)) + "]"
            + (spoken.has(Feature.STRUCTURED_CONTENT) ? ",\"structuredContent\":{\"a\":1}" : "") + result + "}");
        server.result("prompts/get",
            "{\"messages\":["
                + String.join(",", blocks(spoken).stream().map(block -> "{\"role\":\"user\",\"content\":" + block + "}").toList())
                + "]" + result + "}");
        server.result("resources/list", "{\"resources\":[{\"uri\":\"a:b\",\"name\":\"b\"" + decoration(spoken) + "}]" + kept + "}");
        if (spoken.isStateless()) {
            server.result("server/discover",
                "{\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":" + capabilities(spoken) + kept + "}");
        }
    }

    private static String capabilities(Revision spoken) {
        return "{\"tools\":{},\"prompts\":{},\"resources\":{}" + (spoken.has(Feature.COMPLETIONS_CAPABILITY) ? ",\"completions\":{}" : "")
            + (spoken.has(Feature.EXTENSIONS) ? ",\"extensions\":{\"x/y\":{}}" : "") + "}";
    }

    private static String info(Revision spoken) {
        return "{\"name\":\"s\",\"version\":\"1\"" + (spoken.has(Feature.TITLES) ? ",\"title\":\"S\"" : "")
            + (spoken.has(Feature.ICONS) ? ",\"icons\":[]" : "") + "}";
    }

    private static String tool(Revision spoken) {
        return "{\"name\":\"t\",\"description\":\"T\",\"inputSchema\":{\"type\":\"object\"}"
            + (spoken.has(Feature.TOOL_ANNOTATIONS) ? ",\"annotations\":{\"readOnlyHint\":true}" : "")
            + (spoken.has(Feature.STRUCTURED_CONTENT) ? ",\"outputSchema\":{\"type\":\"object\"}" : "") + decoration(spoken) + "}";
    }

    private static String decoration(Revision spoken) {
        return (spoken.has(Feature.TITLES) ? ",\"title\":\"Title\"" : "")
            + (spoken.has(Feature.DEFINITION_META) ? ",\"_meta\":{\"x\":1}" : "")
            + (spoken.has(Feature.ICONS) ? ",\"icons\":[]" : "");
    }

    private static List<String> blocks(Revision spoken) {
        var blocks = new ArrayList<>(List.of("{\"type\":\"text\",\"text\":\"hello\"}"));
        if (spoken.has(Feature.AUDIO_CONTENT)) {
            blocks.add("{\"type\":\"audio\",\"data\":\"AA==\",\"mimeType\":\"audio/wav\"}");
        }
        if (spoken.has(Feature.RESOURCE_LINKS)) {
            blocks.add("{\"type\":\"resource_link\",\"uri\":\"file:///a.txt\",\"name\":\"a.txt\"}");
        }
        return blocks;
    }

    private JsonObject begin(Revision ours) {
        if (ours.isStateless()) {
            return ask(ours, McpMethod.DISCOVER, "\"x\":1");
        }
        JsonObject welcome = ask(ours, McpMethod.INITIALIZE, "\"protocolVersion\":\"" + ours.text()
            + "\",\"capabilities\":{},\"clientInfo\":{\"name\":\"host\",\"version\":\"1\"}");
        bridge.take("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}".getBytes(StandardCharsets.UTF_8));
        return welcome;
    }

    private JsonObject ask(Revision ours, McpMethod method, String params) {
        String meta = ours.isStateless()
            ? ",\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientInfo\":"
                + Implementation.named("host").text() + ",\"io.modelcontextprotocol/clientCapabilities\":{}}"
            : "";
        bridge
            .take(("{\"jsonrpc\":\"2.0\",\"id\":" + lastId++ + ",\"method\":\"" + method.text() + "\",\"params\":{" + params + meta + "}}")
                .getBytes(StandardCharsets.UTF_8));
        JsonObject reply = said.getLast();
        return reply.object("result").orElseThrow(() -> new AssertionError(method + ": " + reply.text()));
    }

    private static String version(JsonObject welcome) {
        return welcome.string("protocolVersion")
            .orElseGet(() -> welcome.array("supportedVersions").orElseThrow().get(0).asString().orElseThrow());
    }

    private static JsonObject serverInfo(JsonObject welcome) {
        return welcome.object("serverInfo")
            .or(() -> welcome.object("_meta").flatMap(meta -> meta.object("io.modelcontextprotocol/serverInfo"))).orElseThrow();
    }

    private static JsonObject first(JsonObject result, String list) {
        return result.array(list).orElseThrow().get(0).asObject().orElseThrow();
    }

    /// Of blocks, or of messages with one block each.
    private static String kinds(JsonArray blocks) {
        var kinds = new ArrayList<String>();
        for (Json item : blocks) {
            JsonObject object = item.asObject().orElseThrow();
            kinds.add(object.object("content").orElse(object).string("type").orElse(""));
        }
        return String.join(",", kinds);
    }
}
