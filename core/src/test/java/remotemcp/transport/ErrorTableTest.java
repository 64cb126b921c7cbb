package remotemcp.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static remotemcp.transport.StatelessClient.json;
import static remotemcp.transport.StatelessClient.post;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import remotemcp.http.HttpRequest;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.tools.ToolResult;
import remotemcp.platform.Caller;
import remotemcp.platform.MemoryPlatform;

/// Every way a request of 2026-07-28 can be wrong: the status, the code and the id of the answer.
class ErrorTableTest {
    private static final String META =
        "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{}}";
    private final McpEndpoint endpoint = new McpEndpoint(McpServer.named("test", "1")
        .tool("echo", "Says it", tool -> {
            var text = tool.string("text", "what").orElse("x");
            return call -> ToolResult.text(call.get(text));
        })
        .tool("think", "Asks the model", tool -> {
            tool.needsClient("sampling");
            return _ -> ToolResult.text("x");
        })
        .build(), MemoryPlatform.create().platform());
    private final StatelessClient client = new StatelessClient(request -> endpoint.handle(request, Caller.anyone()));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        # what is wrong                 | body                                                                          | Mcp-Method | Mcp-Name | status | code   | id
        no JSON                         | {"jsonrpc"                                                                    | tools/list | -        | 400    | -32700 | -
        a duplicate key                 | {"jsonrpc":"2.0","id":3,"id":3,"method":"tools/list","params":{META}}         | tools/list | -        | 400    | -32700 | -
        more after the value            | {"jsonrpc":"2.0","id":3,"method":"tools/list","params":{META}} x              | tools/list | -        | 400    | -32700 | -
        a number                        | 7                                                                             | tools/list | -        | 400    | -32600 | -
        a batch                         | [{"jsonrpc":"2.0","id":3,"method":"tools/list","params":{META}}]              | tools/list | -        | 400    | -32600 | -
        no jsonrpc                      | {"id":3,"method":"tools/list","params":{META}}                                | tools/list | -        | 400    | -32600 | 3
        jsonrpc 1.0                     | {"jsonrpc":"1.0","id":3,"method":"tools/list","params":{META}}                | tools/list | -        | 400    | -32600 | 3
        id null                         | {"jsonrpc":"2.0","id":null,"method":"tools/list","params":{META}}             | tools/list | -        | 400    | -32600 | -
        id a fraction                   | {"jsonrpc":"2.0","id":1.5,"method":"tools/list","params":{META}}              | tools/list | -        | 400    | -32600 | -
        id an object                    | {"jsonrpc":"2.0","id":{},"method":"tools/list","params":{META}}               | tools/list | -        | 400    | -32600 | -
        method a number                 | {"jsonrpc":"2.0","id":3,"method":7,"params":{META}}                           | tools/list | -        | 400    | -32600 | 3
        params a list                   | {"jsonrpc":"2.0","id":3,"method":"tools/list","params":[]}                    | tools/list | -        | 400    | -32600 | 3
        V20 Method in upper case        | {"jsonrpc":"2.0","id":3,"Method":"tools/list","params":{META}}                | tools/list | -        | 400    | -32600 | 3
        a response                      | {"jsonrpc":"2.0","id":3,"result":{}}                                          | tools/list | -        | 400    | -32600 | 3
        no _meta                        | {"jsonrpc":"2.0","id":"a","method":"tools/list","params":{}}                  | tools/list | -        | 400    | -32602 | "a"
        no params                       | {"jsonrpc":"2.0","id":"a","method":"tools/list"}                              | tools/list | -        | 400    | -32602 | "a"
        _meta without version           | {"jsonrpc":"2.0","id":3,"method":"tools/list","params":{"_meta":{"io.modelcontextprotocol/clientCapabilities":{}}}} | tools/list | - | 400 | -32602 | 3
        _meta without capabilities      | {"jsonrpc":"2.0","id":3,"method":"tools/list","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}} | tools/list | - | 400 | -32602 | 3
        _meta of another version        | {"jsonrpc":"2.0","id":3,"method":"tools/list","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"v999.0.0","io.modelcontextprotocol/clientCapabilities":{}}}} | tools/list | - | 400 | -32020 | 3
        no Mcp-Method                   | {"jsonrpc":"2.0","id":3,"method":"tools/list","params":{META}}                | -          | -        | 400    | -32020 | 3
        Mcp-Method of another method    | {"jsonrpc":"2.0","id":3,"method":"tools/list","params":{META}}                | tools/call | -        | 400    | -32020 | 3
        Mcp-Method in another case      | {"jsonrpc":"2.0","id":3,"method":"tools/list","params":{META}}                | Tools/List | -        | 400    | -32020 | 3
        no Mcp-Name                     | {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"echo",META}}  | tools/call | -        | 400    | -32020 | 3
        Mcp-Name of another tool        | {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"echo",META}}  | tools/call | other    | 400    | -32020 | 3
        an unknown method               | {"jsonrpc":"2.0","id":3,"method":"no/such","params":{META}}                   | no/such    | -        | 404    | -32601 | 3
        initialize                      | {"jsonrpc":"2.0","id":3,"method":"initialize","params":{META}}                | initialize | -        | 404    | -32601 | 3
        ping                            | {"jsonrpc":"2.0","id":3,"method":"ping","params":{META}}                      | ping       | -        | 404    | -32601 | 3
        logging/setLevel                | {"jsonrpc":"2.0","id":3,"method":"logging/setLevel","params":{META}}          | logging/setLevel | -  | 404    | -32601 | 3
        prompts/list                    | {"jsonrpc":"2.0","id":3,"method":"prompts/list","params":{META}}              | prompts/list | -      | 404    | -32601 | 3
        an unknown tool                 | {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"other",META}} | tools/call | other    | 200    | -32602 | 3
        a tool without name             | {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{META}}                | tools/call | other    | 200    | -32602 | 3
        arguments a list                | {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"echo","arguments":[1],META}} | tools/call | echo | 200 | -32602 | 3
        S21 a capability is missing     | {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"think",META}} | tools/call | think    | 400    | -32021 | 3
        an unknown cursor               | {"jsonrpc":"2.0","id":3,"method":"tools/list","params":{"cursor":"x",META}}   | tools/list | -        | 200    | -32602 | 3
        """)
    void a_wrong_request_has_its_own_status_code_and_id(String wrong, String body, String method, String name, int status, int code,
        String id) {
        var request = with(with(post(body.replace("META", META)), "Mcp-Method", method), "Mcp-Name", name);
        var response = client.send(request.header("MCP-Protocol-Version", "2026-07-28"));
        var message = json(response);
        assertThat(message.object("error").orElseThrow().integer("code")).as(message.text()).hasValue(code);
        assertThat(response.status()).isEqualTo(status);
        assertThat(message.find("id").map(Object::toString).orElse("-").replace("JsonString[value=a]", "\"a\"")).isEqualTo(id);
    }

    @Test
    void S21_an_unsupported_version_is_told_the_supported_ones() {
        var body = "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"tools/list\",\"params\":{" + META.replace("2026-07-28", "v999.0.0") + "}}";
        var response = client.send(post(body).header("MCP-Protocol-Version", "v999.0.0").header("Mcp-Method", "tools/list"));
        assertThat(response.status()).isEqualTo(400);
        assertThat(json(response).object("error").orElseThrow().text()).isEqualTo(
            "{\"code\":-32022,\"message\":\"Unsupported protocol version\",\"data\":{\"supported\":[\"2026-07-28\"],\"requested\":\"v999.0.0\"}}");
    }

    @Test
    void a_missing_version_header_is_a_header_mismatch() {
        var body = "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"tools/list\",\"params\":{" + META + "}}";
        assertThat(StatelessClient.error(client.send(post(body).header("Mcp-Method", "tools/list")))).isEqualTo(-32020);
    }

    /// V21: what a foreign page can post without asking first is not read.
    @ParameterizedTest
    @CsvSource({"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/json", "application/jsonx",
        "application/json-rpc", "''", "'text/plain, application/json'"})
    void V21_only_json_is_read(String type) {
        var request = HttpRequest.post("/mcp", type, "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(client.send(request).status()).isEqualTo(415);
        assertThat(client.send(HttpRequest.of("POST", "/mcp")).status()).as("no type").isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource({"application/json; charset=utf-8", "Application/JSON", "application/json ;x=y"})
    void json_may_carry_parameters_and_any_letter_case(String type) {
        assertThat(client.send(HttpRequest.post("/mcp", type, "{".getBytes(StandardCharsets.UTF_8))).status()).isEqualTo(400);
    }

    /// V36, H05.
    @Test
    void V36_a_body_over_four_megabytes_is_too_large() {
        var response = client.send(post("\"" + "x".repeat(4 * 1024 * 1024) + "\""));
        assertThat(response.status()).isEqualTo(413);
        assertThat(StatelessClient.error(response)).isEqualTo(-32600);
    }

    /// V34.
    @Test
    void V34_sixty_five_levels_are_too_deep() {
        assertThat(StatelessClient.error(client.send(post("[".repeat(65) + "]".repeat(65))))).isEqualTo(-32700);
        assertThat(StatelessClient.error(client.send(post("[".repeat(100_000))))).isEqualTo(-32700);
    }

    private static HttpRequest with(HttpRequest request, String header, String value) {
        return value.equals("-") ? request : request.header(header, value);
    }
}
