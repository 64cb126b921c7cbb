package remotemcp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import remotemcp.auth.StandardApp;
import remotemcp.http.Body;
import remotemcp.http.HttpRequest;
import remotemcp.http.PercentCode;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.prompts.PromptMessages;
import remotemcp.platform.MemoryPlatform;

class HomeTest {
    private final Document published = Town.published().browser().open("/").page();
    private final Document local = Town.local().browser().open("/").page();

    @Test
    void the_tools_are_shown_with_their_arguments() {
        assertThat(published.select(".tools h3").text()).isEqualTo("add");
        assertThat(published.select(".tools p").text()).isEqualTo("Adds two numbers");
        assertThat(published.select(".arguments dt").eachText()).containsExactly("a number", "b number");
        assertThat(published.select(".arguments dd").first().text()).as("P04").isEqualTo("the <b>first</b> number");
    }

    @Test
    void prompts_are_shown_where_there_are_some() {
        var server = McpServer.named("x", "1").prompt("review", "Review a <b>file</b>", prompt -> {
            prompt.argument("path", "which one");
            prompt.argument("tone", "how").optional();
            return _ -> PromptMessages.user("");
        }).build();
        var response = StandardApp.serving(server).on(MemoryPlatform.create().platform())
            .handle(HttpRequest.get("/").header("Host", "localhost:8787")).ready();
        Document page = Jsoup.parse(new String(((Body.Bytes) response.body()).bytes(), StandardCharsets.UTF_8));
        assertThat(page.select("[aria-labelledby=prompts] h3").text()).isEqualTo("review");
        assertThat(page.select("[aria-labelledby=prompts] .card > p").text()).as("P04").isEqualTo("Review a <b>file</b>");
        assertThat(page.select("[aria-labelledby=prompts] dt").eachText()).containsExactly("path text", "tone text, optional");
        assertThat(published.select("[aria-labelledby=prompts]")).isEmpty();
    }

    @Test
    void every_client_gets_this_servers_own_address() {
        for (String panel : new String[]{"claude", "desktop", "code", "inspector", "vscode", "cursor", "other"}) {
            assertThat(published.select("#for-" + panel).text()).as(panel).contains("https://mcp.example.com/mcp");
            assertThat(local.select("#for-" + panel + " code").text()).as(panel).contains("http://localhost:8787/mcp");
            assertThat(published.select("#app-" + panel)).hasSize(1);
        }
        assertThat(published.select("#for-other").text()).contains("https://mcp.example.com/sse");
    }

    @Test
    void what_is_pasted_into_files_is_json_that_names_the_server() {
        JsonObject desktop = Json.parse(published.select("#for-desktop pre").text()).asObject().orElseThrow();
        JsonObject entry = desktop.object("mcpServers").flatMap(servers -> servers.object("town-hall")).orElseThrow();
        assertThat(entry.string("command")).hasValue("npx");
        assertThat(entry.array("args").orElseThrow().text()).isEqualTo("[\"-y\",\"mcp-remote\",\"https://mcp.example.com/mcp\"]");
        JsonObject vsCode = Json.parse(published.select("#for-vscode pre").last().text()).asObject().orElseThrow();
        assertThat(vsCode.object("servers").flatMap(servers -> servers.object("town-hall")).orElseThrow().text())
            .isEqualTo("{\"type\":\"http\",\"url\":\"https://mcp.example.com/mcp\"}");
        JsonObject cursor = Json.parse(published.select("#for-cursor pre").text()).asObject().orElseThrow();
        assertThat(cursor.object("mcpServers").flatMap(servers -> servers.object("town-hall")).orElseThrow().string("url"))
            .hasValue("https://mcp.example.com/mcp");
    }

    @Test
    void install_links_carry_what_vs_code_and_cursor_read() {
        String vsCode = published.select("#for-vscode a").attr("href");
        assertThat(vsCode).startsWith("vscode:mcp/install?");
        assertThat(PercentCode.decode(vsCode.substring(vsCode.indexOf('?') + 1)))
            .hasValue("{\"name\":\"town-hall\",\"type\":\"http\",\"url\":\"https://mcp.example.com/mcp\"}");
        String cursor = published.select("#for-cursor a").attr("href");
        assertThat(cursor).startsWith("cursor://anysphere.cursor-deeplink/mcp/install?");
        assertThat(Town.parameter(cursor, "name")).isEqualTo("town-hall");
        assertThat(new String(Base64.getDecoder().decode(Town.parameter(cursor, "config")), StandardCharsets.UTF_8))
            .isEqualTo("{\"url\":\"https://mcp.example.com/mcp\"}");
    }

    @Test
    void a_server_on_this_computer_says_that_claudes_cloud_cannot_reach_it() {
        assertThat(local.select(".note").text()).contains("This address works on this computer only");
        assertThat(published.select(".note")).isEmpty();
        assertThat(local.select("input[checked]").attr("id")).isEqualTo("app-desktop");
        assertThat(published.select("input[checked]").attr("id")).isEqualTo("app-claude");
    }

    @Test
    void an_open_server_speaks_of_no_sign_in() {
        var open = StandardApp.serving(McpServer.named("open", "1").build()).on(MemoryPlatform.create().platform());
        var response = open.handle(HttpRequest.get("/").header("Host", "localhost:8787")).ready();
        String html = new String(((Body.Bytes) response.body()).bytes(), StandardCharsets.UTF_8);
        assertThat(html).contains("This server offers no tools").doesNotContain("/account", "sign in", "OAuth");
    }

    @Test
    void a_name_becomes_an_id_that_other_programs_take() {
        assertThat(shortName("Ada's *Tools* (beta)")).isEqualTo("ada-s-tools-beta");
        assertThat(shortName("工具")).isEqualTo("mcp-server");
        assertThat(shortName("remote-mcp")).isEqualTo("remote-mcp");
    }

    private static String shortName(String name) {
        return new WebSettings(name, "https://x.example", false, new remotemcp.oauth.resource.Scopes(java.util.List.of())).shortName();
    }
}
