package remotemcp.jvm.stdio;

import remotemcp.jvm.Jvm;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.prompts.PromptMessages;
import remotemcp.mcp.tools.ToolException;
import remotemcp.mcp.tools.ToolResult;
import remotemcp.mcp.tools.Tools;

/// A server that a host starts as a program.
final class StdioMain {
    private StdioMain() {
    }

    public static void main(String[] arguments) {
        Jvm.serveStdio(server());
    }

    static McpServer server() {
        var tools = new Tools();
        return McpServer.named("stdio", "1").tools(tools).tool("add", "Add two numbers", tool -> {
            var a = tool.integer("a", "one");
            var b = tool.integer("b", "other");
            return call -> {
                System.out.println("a tool that prints");
                return ToolResult.text(String.valueOf(call.get(a) + call.get(b)));
            };
        }).tool("steps", "Work in steps", tool -> {
            var count = tool.integer("count", "how many");
            return call -> {
                for (int i = 1; i <= call.get(count); i++) {
                    call.progress(i, call.get(count), "step");
                    pause(call.cancelled());
                }
                return ToolResult.text("done");
            };
        }).tool("grow", "Add a tool", tool -> call -> {
            tools.add("grown", "A tool that came later", later -> laterCall -> ToolResult.text("here"));
            return ToolResult.text("grown");
        }).prompt("greet", "Say hi", prompt -> call -> PromptMessages.user("Hi")).build();
    }

    private static void pause(boolean isCancelled) {
        try {
            if (isCancelled) {
                System.out.println("stopped");
                throw new ToolException("cancelled");
            }
            Thread.sleep(10);
        } catch (InterruptedException e) {
            System.out.println("stopped");
            Thread.currentThread().interrupt();
            throw new ToolException("interrupted");
        }
    }
}
