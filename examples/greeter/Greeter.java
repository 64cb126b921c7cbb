import static remotemcp.mcp.tools.ToolResult.text;

import remotemcp.jvm.Jvm;
import remotemcp.mcp.McpServer;

void main() {
    var server = McpServer.named("greeter", "1.0.0")
        .tool("greet", "Say hi to someone", tool -> {
            var name = tool.string("name", "the person to greet");
            tool.readOnly();
            return call -> text("Hi " + call.get(name));
        })
        .build();
    Jvm.serve(server, 8080); // http://localhost:8080/mcp
    // Jvm.serve(server, 8080, Path.of("data")) keeps its key there: sessions of clients of 2025 go on after a restart
}
