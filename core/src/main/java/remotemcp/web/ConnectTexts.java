package remotemcp.web;

import java.nio.charset.StandardCharsets;
import remotemcp.http.PercentCode;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.platform.Base64Url;

/// What people paste or click to connect a client to this server, with its own URL filled in.
record ConnectTexts(WebSettings site) {

    String url() {
        return site.endpoint();
    }

    /// The endpoint for clients of HTTP+SSE (2024-11-05).
    String sseUrl() {
        return site.publicUrl() + "/sse";
    }

    String claudeCode() {
        return "claude mcp add --transport http " + site.shortName() + " " + url();
    }

    /// Claude Desktop starts programs only; this one passes everything on to the server and opens the browser to sign in.
    String claudeDesktop() {
        return """
            {
              "mcpServers": {
                %NAME%: {
                  "command": "npx",
                  "args": ["-y", "mcp-remote", %URL%]
                }
              }
            }""".replace("%NAME%", quoted(site.shortName())).replace("%URL%", quoted(url()));
    }

    String inspector() {
        return "npx @modelcontextprotocol/inspector --web --transport http --server-url " + url();
    }

    String inspectorCommandLine() {
        return "npx @modelcontextprotocol/inspector --cli " + url() + " --transport http --method tools/list";
    }

    String vsCodeLink() {
        return "vscode:mcp/install?" + PercentCode.encode(vsCodeEntry().text());
    }

    String vsCodeCommand() {
        return "code --add-mcp '" + vsCodeEntry().text() + "'";
    }

    String vsCodeFile() {
        return """
            {
              "servers": {
                %NAME%: {
                  "type": "http",
                  "url": %URL%
                }
              }
            }""".replace("%NAME%", quoted(site.shortName())).replace("%URL%", quoted(url()));
    }

    String cursorLink() {
        return "cursor://anysphere.cursor-deeplink/mcp/install?name=" + site.shortName() + "&config=" + cursorEntry();
    }

    String cursorFile() {
        return """
            {
              "mcpServers": {
                %NAME%: {
                  "url": %URL%
                }
              }
            }""".replace("%NAME%", quoted(site.shortName())).replace("%URL%", quoted(url()));
    }

    private JsonObject vsCodeEntry() {
        return JsonObject.builder().put("name", site.shortName()).put("type", "http").put("url", url()).build();
    }

    /// Cursor reads plain Base64: the same letters as base64url but for two, and filled up with `=`.
    private String cursorEntry() {
        String text = Base64Url.encode(JsonObject.of("url", url()).text().getBytes(StandardCharsets.UTF_8)).replace('-', '+').replace('_', '/');
        String filled = text + "=".repeat((4 - text.length() % 4) % 4);
        return PercentCode.encode(filled);
    }

    private static String quoted(String text) {
        return Json.of(text).text();
    }
}
