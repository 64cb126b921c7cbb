package remotemcp.demo.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.connect.HostApp;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.mcp.Answer;
import remotemcp.mcp.ClientStream;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.RequestContext;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcMessage;
import remotemcp.protocol.RpcRequest;
import remotemcp.transport.Site;

class ClaudeDesktopIntegrationTest {
    private static final String PUBLIC = "https://mcp.example.com";
    private static final String LOCAL = "http://localhost:8787";

    @Test
    void for_a_public_server_the_connector_is_shown_with_its_own_address() {
        JsonObject result = call(PUBLIC, "{}");
        JsonObject guide = guide(result);
        assertThat(guide.string("client")).contains("claude-desktop");
        assertThat(guide.string("way")).contains("connector");
        assertThat(guide.object("server").orElseThrow().text())
            .isEqualTo("{\"name\":\"remote-mcp\",\"url\":\"https://mcp.example.com/mcp\"}");
        assertThat(text(result)).contains("Settings → Connectors").contains("https://mcp.example.com/mcp").contains("mcp_inspector");
    }

    @Test
    void for_a_server_on_this_computer_the_bridge_is_shown_with_the_files_text() {
        JsonObject guide = guide(call(LOCAL, "{\"system\":\"macos\"}"));
        assertThat(guide.string("way")).contains("bridge");
        String steps = guide.array("steps").orElseThrow().text();
        assertThat(steps).contains("~/Library").contains("claude_desktop_config.json").doesNotContain("%APPDATA%");
        JsonObject file =
            Json.parse(pasted(guide).stream().filter(text -> text.startsWith("{")).findFirst().orElseThrow()).asObject().orElseThrow();
        JsonObject entry = file.object("mcpServers").orElseThrow().object("remote-mcp").orElseThrow();
        assertThat(entry.text()).isEqualTo("{\"command\":\"/path/to/remote-mcp\",\"args\":[\"bridge\",\"http://localhost:8787/mcp\"]}");
    }

    @Test
    void mcp_remote_can_be_chosen_and_every_system_has_its_place() {
        JsonObject result = call(PUBLIC, "{\"way\":\"mcp-remote\"}");
        assertThat(pasted(guide(result)))
            .anySatisfy(text -> assertThat(text).contains("\"npx\"").contains("mcp-remote").contains("https://mcp.example.com/mcp"));
        assertThat(text(result)).contains("~/Library/Application Support/Claude/claude_desktop_config.json on macOS").contains("on Windows")
            .contains("on Linux");
    }

    @Test
    void on_windows_npx_is_started_by_its_shell_and_our_script_is_not() {
        JsonObject guide = guide(call(LOCAL, "{\"system\":\"windows\"}"));
        assertThat(guide.string("way")).contains("mcp-remote");
        assertThat(guide.array("steps").orElseThrow().text()).contains("%APPDATA%");
        assertThat(pasted(guide)).anySatisfy(text -> assertThat(text).contains("\"command\": \"cmd\"")
            .contains("[\"/c\", \"npx\", \"-y\", \"mcp-remote\", \"http://localhost:8787/mcp\"]"));
        assertThat(text(call(LOCAL, "{\"system\":\"windows\",\"way\":\"bridge\"}"))).contains("which Windows does not run");
    }

    @Test
    void apps_that_connect_from_a_cloud_are_not_led_to_a_server_on_this_computer() {
        for (String client : List.of("claude", "chatgpt")) {
            JsonObject result = call(LOCAL, "{\"client\":\"" + client + "\"}");
            assertThat(result.bool("isError")).contains(true);
            assertThat(text(result)).contains("cloud").contains(LOCAL);
        }
    }

    @ParameterizedTest
    @EnumSource(HostApp.class)
    void every_app_has_steps_of_its_own(HostApp app) {
        JsonObject guide = guide(call(PUBLIC, "{\"client\":\"" + app.id() + "\",\"system\":\"linux\"}"));
        assertThat(guide.array("steps").orElseThrow().text()).contains("https://mcp.example.com/mcp");
        assertThat(guide.integer("stepsInAll").orElseThrow()).isGreaterThan(1);
    }

    @Test
    void another_server_can_be_named() {
        assertThat(text(call(LOCAL, "{\"url\":\"https://other.example/mcp\",\"client\":\"claude-code\"}")))
            .contains("claude mcp add --transport http other-example https://other.example/mcp");
    }

    @Test
    void one_step_at_a_time() {
        JsonObject result = call(LOCAL, "{\"step\":2}");
        assertThat(guide(result).array("steps").orElseThrow().size()).isEqualTo(1);
        assertThat(text(result)).contains("2. Open the configuration file").doesNotContain("1. ")
            .contains("That is step 2 of 6. Once it is done, ask for step 3.");
        assertThat(text(call(LOCAL, "{\"step\":6}"))).contains("the last");
        assertThat(text(call(LOCAL, "{\"step\":7}"))).isEqualTo("There are only 6 steps.");
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void a_problem_is_explained(Trouble trouble) {
        JsonObject result = call(PUBLIC, "{\"problem\":\"" + trouble.id() + "\"}");
        assertThat(guide(result).array("troubleshooting").orElseThrow().size()).isEqualTo(1);
        assertThat(text(result)).contains(trouble.text());
    }

    @Test
    void a_connector_for_a_server_that_no_cloud_reaches_is_refused_in_words() {
        for (String url : List.of(LOCAL + "/mcp", "http://mcp.example.com/mcp", "https://mcp.example.com:8443/mcp",
            "https://10.0.0.5/mcp")) {
            assertThat(text(call(PUBLIC, "{\"way\":\"connector\",\"url\":\"" + url + "\"}"))).contains("A connector cannot reach " + url);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://x.example/", "file:///etc/passwd", "mcp.example.com", ""})
    void what_is_no_URL_is_refused(String url) {
        JsonObject result = call(PUBLIC, "{\"url\":\"" + url + "\"}");
        assertThat(result.bool("isError")).contains(true);
        assertThat(text(result)).contains("no http or https URL");
    }

    /// V01: what is shown to be pasted into a shell holds nothing that the shell acts upon.
    @ParameterizedTest
    @ValueSource(strings = {"https://x.example/$(calc)", "https://x.example/`calc`", "https://x.example/;calc", "https://x.example/'x",
        "https://x.example/(x)", "https://x.example/!x",
        "https://x.example/*", "https://x.example/?a&calc", "https://x.example/%PATH%", "https://x.example/\\\\x"})
    void V01_a_URL_with_characters_for_a_shell_is_refused(String url) {
        assertThat(text(call(PUBLIC, "{\"url\":\"" + url + "\"}"))).contains("characters that no endpoint needs");
    }

    @Test
    void the_prompt_of_the_same_name_leads_through_the_same_guide() {
        JsonObject said = ask(PUBLIC, "prompts/get",
            "{\"name\":\"claude_desktop_integration\",\"arguments\":{\"system\":\"macos\",\"problem\":\"no-tools\"}}");
        assertThat(said.array("messages").orElseThrow().text()).contains("one step at a time").contains("Settings → Connectors")
            .contains("remote-mcp doctor");
        assertThat(said.array("messages").orElseThrow().text()).doesNotContain("which operating system I have");
    }

    @ParameterizedTest
    @CsvSource({"client,cur,cursor", "system,w,windows", "way,mcp,mcp-remote", "problem,tool,no-tools"})
    void the_prompts_arguments_are_completed(String argument, String begun, String whole) {
        JsonObject completion = ask(PUBLIC, "completion/complete",
            "{\"ref\":{\"type\":\"ref/prompt\",\"name\":\"claude_desktop_integration\"},\"argument\":{\"name\":\""
                + argument + "\",\"value\":\"" + begun + "\"}}")
            .object("completion").orElseThrow();
        assertThat(completion.array("values").orElseThrow().get(0).asString()).contains(whole);
    }

    @Test
    void a_wrong_argument_of_the_prompt_is_an_invalid_params_error() {
        for (String arguments : List.of("{\"client\":\"netscape\"}", "{\"system\":\"amiga\"}", "{\"way\":\"by foot\"}",
            "{\"url\":\"x\"}")) {
            assertThatThrownBy(
                () -> ask(PUBLIC, "prompts/get", "{\"name\":\"claude_desktop_integration\",\"arguments\":" + arguments + "}"))
                .isInstanceOfSatisfying(RpcException.class, error -> assertThat(error.code()).isEqualTo(-32602));
        }
    }

    private static JsonObject call(String site, String arguments) {
        return ask(site, "tools/call", "{\"name\":\"claude_desktop_integration\",\"arguments\":" + arguments + "}");
    }

    private static JsonObject ask(String site, String method, String params) {
        var server = McpServer.named("x", "1").tools(new ClaudeDesktopIntegration("remote-mcp", Site.at(site))).build();
        var message = Json.parse("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}");
        return switch (server.answer((RpcRequest) RpcMessage.from(message), RequestContext.anonymous())) {
            case Answer.Now now -> now.result();
            case Answer.Fixed fixed -> fixed.result();
            case Answer.Open _ -> throw new AssertionError("a stream has no result");
            case Answer.Later later -> later.work().run(ClientStream.none());
        };
    }

    private static JsonObject guide(JsonObject result) {
        return result.object("structuredContent").orElseThrow(() -> new AssertionError(result.text()));
    }

    private static List<String> pasted(JsonObject guide) {
        var texts = new ArrayList<String>();
        guide.array("steps").orElseThrow().forEach(step -> step.asObject().orElseThrow().string("paste").ifPresent(texts::add));
        return texts;
    }

    private static String text(JsonObject result) {
        return result.array("content").orElseThrow().get(0).asObject().orElseThrow().string("text").orElseThrow();
    }
}
