package remotemcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.prompts.PromptMessages;

/// What each revision's schema knows of tools, prompts, and what they answer.
class DowngradeTest {
    private static final JsonObject TOOL = object("""
        {"name":"add","title":"Sum","description":"Adds","inputSchema":{"type":"object"},"outputSchema":{"type":"object"},
        "annotations":{"readOnlyHint":true},"icons":[],"_meta":{"x":1}}""");

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "2024-11-05;name,description,inputSchema",
        "2025-03-26;name,description,inputSchema,annotations",
        "2025-06-18;name,title,description,inputSchema,outputSchema,annotations,_meta",
        "2025-11-25;name,title,description,inputSchema,outputSchema,annotations,icons,_meta"})
    void a_tool_has_the_members_its_revision_knows(String revision, String members) {
        JsonObject list = JsonObject.of("tools", JsonArray.of(TOOL));
        JsonObject older = translate("tools/list", list, revision);
        assertThat(older.array("tools").orElseThrow().get(0).asObject().orElseThrow().keys()).containsExactlyInAnyOrder(members.split(","));
    }

    @Test
    void a_title_moves_into_the_annotations_where_only_they_have_one() {
        JsonObject tool = OlderTool.describe(TOOL, Revision.MARCH_2025);
        assertThat(tool.object("annotations").orElseThrow()).isEqualTo(object("{\"readOnlyHint\":true,\"title\":\"Sum\"}"));
    }

    @ParameterizedTest
    @CsvSource({"2024-11-05,false", "2025-03-26,false", "2025-06-18,true", "2025-11-25,true"})
    void structured_content_goes_to_revisions_that_know_it(String revision, boolean known) {
        JsonObject result = object("{\"content\":[],\"structuredContent\":{\"sum\":42}}");
        assertThat(translate("tools/call", result, revision).has("structuredContent")).isEqualTo(known);
    }

    @Test
    void structured_content_that_is_no_object_is_new_in_2026() {
        JsonObject result = object("{\"content\":[],\"structuredContent\":[1,2]}");
        assertThat(translate("tools/call", result, "2025-11-25").has("structuredContent")).isFalse();
        JsonObject tool = TOOL.with("outputSchema", object("{\"type\":\"array\"}"));
        assertThat(OlderTool.describe(tool, Revision.NOVEMBER_2025).has("outputSchema")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2024-11-05,text,text", "2025-03-26,audio,text", "2025-06-18,audio,resource_link", "2025-11-25,audio,resource_link"})
    void content_of_an_unknown_kind_is_named_in_text(String revision, String audio, String link) {
        JsonObject result = object("""
            {"content":[{"type":"audio","data":"AA==","mimeType":"audio/wav"},
            {"type":"resource_link","uri":"file:///a.txt","name":"a.txt"}],"isError":false}""");
        JsonArray content = translate("tools/call", result, revision).array("content").orElseThrow();
        assertThat(content.values()).extracting(block -> block.asObject().orElseThrow().string("type").orElseThrow()).containsExactly(audio,
            link);
        assertThat(content.text()).contains("audio/wav").contains("file:///a.txt");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "2024-11-05;name,description,arguments;name,description,required",
        "2025-03-26;name,description,arguments;name,description,required",
        "2025-06-18;name,title,description,arguments,_meta;name,title,description,required",
        "2025-11-25;name,title,description,arguments,icons,_meta;name,title,description,required"})
    void a_prompt_has_the_members_its_revision_knows(String revision, String members, String ofArguments) {
        JsonObject prompt = object("""
            {"name":"review","title":"Review","description":"Reviews","icons":[],"_meta":{"x":1},
            "arguments":[{"name":"path","title":"File","description":"which","required":true}]}""");
        JsonObject older = translate("prompts/list", JsonObject.of("prompts", JsonArray.of(prompt)), revision)
            .array("prompts").orElseThrow().get(0).asObject().orElseThrow();
        assertThat(older.keys()).containsExactlyInAnyOrder(members.split(","));
        assertThat(older.array("arguments").orElseThrow().get(0).asObject().orElseThrow().keys())
            .containsExactlyInAnyOrder(ofArguments.split(","));
    }

    @ParameterizedTest
    @CsvSource({"2024-11-05,text,text", "2025-03-26,audio,text", "2025-06-18,audio,resource_link", "2025-11-25,audio,resource_link"})
    void a_message_of_an_unknown_kind_is_named_in_text(String revision, String audio, String link) {
        JsonObject result = object("""
            {"messages":[{"role":"user","content":{"type":"audio","data":"AA==","mimeType":"audio/wav"}},
            {"role":"assistant","content":{"type":"resource_link","uri":"file:///a.txt","name":"a.txt"}}]}""");
        JsonArray messages = translate("prompts/get", result, revision).array("messages").orElseThrow();
        assertThat(messages.values())
            .extracting(message -> message.asObject().orElseThrow().object("content").orElseThrow().string("type").orElseThrow())
            .containsExactly(audio, link);
        assertThat(messages.text()).contains("audio/wav").contains("file:///a.txt").contains("assistant");
    }

    @Test
    void completions_are_no_capability_of_2024() {
        var server = McpServer.named("x", "1").prompt("p", "Says it", prompt -> {
            prompt.argument("a", "one").suggest("b");
            return _ -> PromptMessages.user("it");
        }).build();
        assertThat(initialized(server, Revision.NOVEMBER_2024).object("capabilities").orElseThrow().text()).isEqualTo("{\"prompts\":{}}");
        assertThat(initialized(server, Revision.MARCH_2025).object("capabilities").orElseThrow().has("completions")).isTrue();
    }

    @Test
    void only_the_reserved_part_of_meta_is_taken_away() {
        JsonObject result = object("""
            {"content":[],"resultType":"complete","_meta":{"io.modelcontextprotocol/serverInfo":{"name":"x"},"mine":1}}""");
        assertThat(translate("tools/call", result, "2025-11-25")).isEqualTo(object("{\"content\":[],\"_meta\":{\"mine\":1}}"));
    }

    private static JsonObject initialized(McpServer server, Revision revision) {
        return Downgrade.initialized(server.capabilities(), server.serverInfo(), server.instructions(), revision);
    }

    private static JsonObject translate(String method, JsonObject result, String revision) {
        return Downgrade.result(method, result, Revision.find(revision).orElseThrow());
    }

    private static JsonObject object(String text) {
        return Json.parse(text).asObject().orElseThrow();
    }
}
