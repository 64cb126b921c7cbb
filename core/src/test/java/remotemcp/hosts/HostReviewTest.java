package remotemcp.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.tools.Tool;
import remotemcp.mcp.tools.ToolDeclaration;
import remotemcp.mcp.tools.ToolResult;
import remotemcp.mcp.tools.Tools;

class HostReviewTest {
    private static final ToolDeclaration READS = tool -> {
        tool.readOnly();
        return call -> ToolResult.text("");
    };

    private static McpServer.Builder server() {
        return McpServer.named("server", "1.0.0");
    }

    private static HostReview review(McpServer server) {
        var tools = new ArrayList<JsonObject>();
        for (Tool tool : Tools.of(server).all()) {
            tools.add(tool.definition());
        }
        return new HostReview(server.instructions().orElse(""), tools, Tools.of(server).isPaged());
    }

    private static List<String> found(McpServer server) {
        var ids = new ArrayList<String>();
        for (HostWarning warning : review(server).warnings()) {
            ids.add(warning.check().id());
        }
        return ids;
    }

    private static McpServer withSchema(String schema) {
        return server().tool("look", "Looks.", tool -> {
            tool.readOnly().input((JsonObject) Json.parse(schema));
            return call -> ToolResult.text("");
        }).build();
    }

    @Test
    void a_server_that_all_hosts_show_whole_gives_no_warning() {
        assertThat(found(
            server().instructions("Looks things up.").tool("look", "Looks something up.", READS).tool("find", "Finds it.", READS).build()))
            .isEqualTo(List.of());
    }

    @Test
    void a_long_first_line_of_the_instructions_is_told() {
        assertThat(found(server().instructions("i".repeat(250) + "\nmore").build())).isEqualTo(List.of());
        assertThat(found(server().instructions("i".repeat(251) + "\nmore").build())).isEqualTo(List.of("instructions-first-line"));
    }

    @Test
    void long_instructions_are_told() {
        assertThat(found(server().instructions("Short.\n" + "i".repeat(3_993)).build())).isEqualTo(List.of());
        assertThat(found(server().instructions("Short.\n" + "i".repeat(3_994)).build())).isEqualTo(List.of("instructions-length"));
    }

    @Test
    void a_long_description_of_a_tool_is_told() {
        assertThat(found(server().tool("look", "d".repeat(4_000), READS).build())).isEqualTo(List.of());
        McpServer server = server().tool("look", "d".repeat(4_001), READS).build();
        assertThat(found(server)).isEqualTo(List.of("tool-description-length"));
        assertThat(review(server).warnings().get(0).text()).isEqualTo("tool-description-length: look (4,001 characters). "
            + "Claude Code cuts the description of a tool at 4,096 characters. "
            + "Keep each description below 4,000 characters, with what matters most at its beginning.");
    }

    @Test
    void a_large_input_schema_is_told() {
        String schema = "{\"type\":\"object\",\"description\":\"" + "d".repeat(4_966) + "\"}";
        assertThat(schema.length()).isEqualTo(5_000);
        assertThat(found(withSchema(schema))).isEqualTo(List.of());
        assertThat(found(withSchema(schema.replace("ddd", "dddd")))).isEqualTo(List.of("input-schema-size"));
    }

    @Test
    void alternatives_at_the_top_of_an_input_schema_are_told() {
        for (String keyword : List.of("oneOf", "anyOf", "allOf")) {
            assertThat(found(withSchema("{\"type\":\"object\",\"" + keyword + "\":[{\"required\":[\"a\"]}]}")))
                .isEqualTo(List.of("input-schema-alternatives"));
        }
        assertThat(found(withSchema("{\"type\":\"object\",\"properties\":{\"a\":{\"oneOf\":[{\"const\":1}]}}}"))).isEqualTo(List.of());
    }

    @Test
    void a_parameter_whose_schema_is_true_is_told() {
        assertThat(found(withSchema("{\"type\":\"object\",\"properties\":{\"any\":true}}"))).isEqualTo(List.of("boolean-schema"));
        assertThat(found(withSchema("{\"type\":\"object\",\"properties\":{\"any\":{\"items\":true}},\"additionalProperties\":false}")))
            .isEqualTo(List.of());
    }

    @Test
    void a_parameter_name_that_a_host_refuses_is_told() {
        for (String name : List.of("$filter", "filter[name]", "größe", "a b", "", "p".repeat(65))) {
            assertThat(found(withSchema("{\"type\":\"object\",\"properties\":{\"" + name + "\":{}}}")))
                .isEqualTo(List.of("parameter-name"));
        }
        assertThat(found(withSchema("{\"type\":\"object\",\"properties\":{\"a.b-c_D9\":{},\"" + "p".repeat(64)
            + "\":{},\"inner\":{\"properties\":{\"$filter\":{}}}}}")))
            .isEqualTo(List.of());
    }

    @Test
    void a_long_name_of_a_tool_is_told() {
        assertThat(found(server().tool("n".repeat(40), "Looks.", READS).build())).isEqualTo(List.of());
        assertThat(found(server().tool("n".repeat(41), "Looks.", READS).build())).isEqualTo(List.of("tool-name-length"));
    }

    @Test
    void tools_whose_names_differ_in_a_dot_or_a_line_alone_are_told() {
        for (String other : List.of("files.read", "files-read")) {
            McpServer server = server().tool("files_read", "Reads.", READS).tool(other, "Reads too.", READS).build();
            assertThat(found(server)).isEqualTo(List.of("tool-names-alike"));
            assertThat(review(server).warnings().get(0).seen()).isEqualTo(List.of("files_read and " + other));
        }
        assertThat(found(server().tool("files_read", "Reads.", READS).tool("filesread", "Reads too.", READS).build())).isEqualTo(List.of());
    }

    @Test
    void a_tool_that_does_not_say_what_it_may_change_is_told() {
        assertThat(found(server().tool("look", "Looks.", tool -> call -> ToolResult.text("")).build()))
            .isEqualTo(List.of("tool-annotations"));
        assertThat(found(server().tool("put", "Puts.", tool -> {
            tool.destructive(false).openWorld(false);
            return call -> ToolResult.text("");
        }).build())).isEqualTo(List.of());
    }

    @Test
    void tools_on_a_second_page_are_told() {
        assertThat(found(server().tool("look", "Looks.", READS).tool("find", "Finds.", READS).pageSize(2).build())).isEqualTo(List.of());
        assertThat(found(server().tool("look", "Looks.", READS).tool("find", "Finds.", READS).pageSize(1).build()))
            .isEqualTo(List.of("page-size"));
    }

    @Test
    void a_result_without_any_text_is_told() {
        JsonObject link = (JsonObject) Json.parse("{\"content\":[{\"type\":\"resource_link\",\"uri\":\"file:///a\",\"name\":\"a\"}]}");
        assertThat(HostReview.ofResult("look", link).orElseThrow().text()
            .startsWith("result-without-text: look answered with nothing but resource_link. ")).isTrue();
        assertThat(HostReview
            .ofResult("look",
                (JsonObject) Json.parse("{\"content\":[{\"type\":\"image\"},{\"type\":\"resource\",\"resource\":{\"blob\":\"\"}}]}"))
            .isPresent()).isTrue();
        for (String whole : List.of("{\"content\":[{\"type\":\"text\"},{\"type\":\"image\"}]}",
            "{\"content\":[{\"type\":\"resource\",\"resource\":{\"text\":\"\"}}]}",
            "{\"content\":[{\"type\":\"image\"}],\"structuredContent\":{}}", "{\"content\":[]}")) {
            assertThat(HostReview.ofResult("look", (JsonObject) Json.parse(whole)).isPresent()).isFalse();
        }
    }

    @Test
    void a_warning_is_an_object_for_logs() {
        JsonObject json = review(server().tool("look", "Looks.", tool -> call -> ToolResult.text("")).build()).warnings().get(0).json();
        assertThat(json.string("check").orElseThrow()).isEqualTo("tool-annotations");
        assertThat(json.find("seen").orElseThrow()).isEqualTo(JsonArray.ofStrings(List.of("look")));
        assertThat(json.string("hosts").orElseThrow()).isEqualTo("Codex, Copilot CLI");
    }
}
