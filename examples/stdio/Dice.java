import static remotemcp.mcp.tools.ToolResult.text;

import java.util.concurrent.ThreadLocalRandom;
import remotemcp.jvm.Jvm;
import remotemcp.mcp.McpServer;

void main() {
    var server = McpServer.named("dice", "1.0.0")
        .tool("roll", "Roll a die", tool -> {
            var sides = tool.integer("sides", "how many sides it has");
            return call -> text("Rolled " + ThreadLocalRandom.current().nextLong(1, call.get(sides) + 1));
        })
        .build();
    Jvm.serveStdio(server); // until the host closes its end
}
