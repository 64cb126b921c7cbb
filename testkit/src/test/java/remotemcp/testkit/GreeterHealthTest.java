package remotemcp.testkit;

import org.junit.jupiter.api.Test;
import remotemcp.doctor.play.ClientApp;
import remotemcp.jvm.Jvm;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.tools.ToolResult;

class GreeterHealthTest {

    @Test
    void clients_have_nothing_against_our_server() {
        try (var server = Jvm.serve(greeter(), 0)) {
            DoctorVisit visit = DoctorVisit.to("http://localhost:" + server.port() + "/mcp");
            visit.assertHealthy();
            visit.assertConnects(ClientApp.CLAUDE);
        }
    }

    private static McpServer greeter() {
        return McpServer.named("greeter", "1.0.0").tool("greet", "Greets somebody", tool -> {
            var name = tool.string("name", "whom to greet");
            return call -> ToolResult.text("Hello, " + call.get(name) + "!");
        }).build();
    }
}
