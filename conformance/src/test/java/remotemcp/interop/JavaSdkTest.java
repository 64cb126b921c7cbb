package remotemcp.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientSseClientTransport;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import remotemcp.blackbox.Person;
import remotemcp.blackbox.Target;

/// The official Java SDK client, with a token from a real login.
class JavaSdkTest {
    private final Target target = Target.current();
    private final String token = Person.token(target);

    @Test
    void it_lists_and_adds_over_streamable_http() {
        use(HttpClientStreamableHttpTransport.builder(target.base().toString()).endpoint("/mcp")
            .httpRequestCustomizer((request, method, uri, body, context) -> request.setHeader("Authorization", "Bearer " + token)).build());
    }

    @Test
    @SuppressWarnings("deprecation")
    void it_lists_and_adds_over_http_with_sse() {
        use(HttpClientSseClientTransport.builder(target.base().toString()).sseEndpoint("/sse")
            .httpRequestCustomizer((request, method, uri, body, context) -> request.setHeader("Authorization", "Bearer " + token)).build());
    }

    private static void use(McpClientTransport transport) {
        try (McpSyncClient client = McpClient.sync(transport).requestTimeout(Duration.ofSeconds(20)).build()) {
            client.initialize();
            assertThat(client.listTools().tools()).extracting(McpSchema.Tool::name).contains("add");
            McpSchema.CallToolResult result =
                client.callTool(McpSchema.CallToolRequest.builder().name("add").arguments(Map.of("a", 40, "b", 2)).build());
            assertThat(result.content().getFirst()).isInstanceOfSatisfying(McpSchema.TextContent.class,
                text -> assertThat(text.text()).isEqualTo("42"));
        }
    }
}
