package remotemcp.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.blackbox.JudgedRuntime;
import remotemcp.jvm.Jvm;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.tools.ToolResult;
import remotemcp.readme.ReadmeTest;
import remotemcp.tools.NodeTools;

/// The example program examples/client, run from its source file as its first lines say.
@Tag(JudgedRuntime.NEITHER)
@Timeout(300)
class ClientExampleTest {
    private final NodeTools tools = NodeTools.required();

    @TempDir Path home;

    private ClientProcess example(String... args) {
        var command = new java.util.ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
                ReadmeTest.root().resolve("examples/client/Client.java").toString()));
        command.addAll(List.of(args));
        return ClientProcess.start(tools, home, command, Map.of("REMOTE_MCP_LOGINS", home.resolve("logins").toString()));
    }

    @Test
    void it_lists_tools_and_follows_the_progress_of_a_call() {
        var server = McpServer.named("greeter", "1.0.0").tool("greet", "Say hi to someone", tool -> {
            var name = tool.string("name", "the person to greet");
            return call -> {
                call.progress(1, 2);
                return ToolResult.text("Hi " + call.get(name));
            };
        }).build();
        try (var running = Jvm.serve(server, 0);
            ClientProcess program = example("http://localhost:" + running.port() + "/mcp", "greet", "{\"name\":\"Ada\"}")) {
            assertThat(program.exitCode()).as(program.everything()).isZero();
            assertThat(program.outputLines()).containsExactly("greeter speaks 2026-07-28", "- greet: Say hi to someone", "… 1.0", "Hi Ada");
        }
    }

    @Test
    void it_lets_the_person_answer_what_a_server_asks() {
        List<String> command = List.of(tools.node().toString(), InspectorTest.script("sdk-server.mjs").toString(), "v2");
        try (ClientProcess server = ClientProcess.start(tools, home, command, Map.of("TOOLS", tools.folder().toString()));
            ClientProcess program = example(server.await(line -> line.startsWith("http://")), "ask", "{}")) {
            program.writeLine("Grace");
            assertThat(program.exitCode()).as(program.everything()).isZero();
            assertThat(program.everything()).contains("Who? name: ", "accept Grace");
        }
    }
}
