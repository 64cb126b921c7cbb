package remotemcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import remotemcp.cli.command.ExitCode;
import remotemcp.cli.command.StandardStreams;
import remotemcp.jvm.Jvm;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.tools.ToolResult;

/// What docs/guide/inspect.md tells to type is typed here, and prints what the page says.
class InspectGuideTest {
    private static final Path GUIDE = Path.of("../docs/guide/inspect.md");

    @Test
    void every_command_prints_what_the_guide_says() throws IOException {
        var greeter = McpServer.named("greeter", "1.0.0").tool("greet", "Say hi to someone", tool -> {
            var name = tool.string("name", "the person to greet");
            return call -> ToolResult.text("Hi " + call.get(name));
        }).build();
        try (var server = Jvm.serve(greeter, 0)) {
            String said = "";
            int commands = 0;
            for (String line : told()) {
                if (line.startsWith("$ ./remote-mcp ")) {
                    said = run(line.substring(15).replace("8080", String.valueOf(server.port())).replace("'", "").split(" "));
                    commands++;
                } else {
                    assertThat(said).containsPattern(
                        String.join(".*", Stream.of(line.split("…", -1)).map(part -> Pattern.quote(part.strip())).toList()));
                }
            }
            assertThat(commands).isEqualTo(6);
        }
    }

    @Test
    void its_exit_codes_are_those_that_there_are() throws IOException {
        String guide = Files.readString(GUIDE);
        for (ExitCode code : ExitCode.values()) {
            String explained =
                ExitCode.explained().lines().filter(line -> line.startsWith("  " + code.number() + "  ")).findFirst().orElseThrow().strip();
            assertThat(guide).contains("| " + explained.replaceFirst("  ", " | ") + " |");
        }
    }

    private static String run(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code =
            Main.run(List.of(words), new StandardStreams(InputStream.nullInputStream(), new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8), false));
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<String> told() throws IOException {
        return Stream.of(Files.readString(GUIDE).split("```console\n")).skip(1)
            .flatMap(block -> block.substring(0, block.indexOf("```")).lines())
            .filter(line -> !line.isBlank()).toList();
    }
}
