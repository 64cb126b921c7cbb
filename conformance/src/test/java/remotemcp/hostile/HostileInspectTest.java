package remotemcp.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.blackbox.JudgedRuntime;
import remotemcp.cli.Main;
import remotemcp.hostile.HostileServer.Answers;
import remotemcp.json.Json;

/// `remote-mcp inspect` in a process of its own against hostile servers: an exit code that says what happened, nothing on the terminal that
/// a server could write with, no stack, no bug, nothing started.
@Tag(JudgedRuntime.NEITHER)
@Timeout(300)
class HostileInspectTest {
    /// Clears the screen, turns writing round, sets the title by a single C1 byte, forges a line.
    private static final String EVIL = "\\u001b[2J\\u202e\\u009d0;pwned\\u0007\\r\\u2028ok";

    @TempDir Path folder;

    private final HostileServer witness = HostileServer.witness();
    private final HostileServer server = HostileServer.open((_, _) -> {});

    @AfterEach
    void close() {
        server.close();
        witness.close();
    }

    private record Outcome(int code, String out, String err) {
    }

    private Outcome inspect(String... words) throws Exception {
        var line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", "-Xmx256m",
            "-cp", System.getProperty("java.class.path"), Main.class.getName(), "inspect", server.url()));
        line.addAll(List.of(words));
        Path err = Files.createTempFile(folder, "err", "");
        var builder = new ProcessBuilder(line).directory(folder.toFile()).redirectError(err.toFile());
        builder.environment().put("REMOTE_MCP_LOGINS", folder.resolve("logins").toString());
        builder.environment().put("PATH", browsers());
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        var outcome = new Outcome(process.exitValue(), out, Files.readString(err));
        assertThat(outcome.err()).doesNotContain("bug of ours", "\tat ");
        assertThat(outcome.out() + outcome.err()).as("nothing a terminal obeys").matches("[^\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\n\\t]]*");
        return outcome;
    }

    /// Whatever would open a URL notes it instead.
    private String browsers() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String name : List.of("xdg-open", "open")) {
            Path program = bin.resolve(name);
            Files.writeString(program, "#!/bin/sh\nprintf '%s\\n' \"$@\" >> " + folder.resolve("opened") + "\n");
            assertThat(program.toFile().setExecutable(true)).isTrue();
        }
        return bin + ":" + System.getenv("PATH");
    }

    static Stream<Arguments> answers() {
        return Stream.of(
            Arguments.of("names and words that write on the terminal", "tools/list",
                "{\"tools\":[{\"name\":\"x" + EVIL + "\",\"description\":\"" + EVIL
                    + "\",\"inputSchema\":{\"type\":\"object\",\"properties\":{\"" + EVIL + "\":{\"type\":\"" + EVIL + "\",\"enum\":[\""
                    + EVIL + "\"],\"description\":\"" + EVIL + "\"}}}}]}",
                Set.of(0)),
            Arguments.of("an identity that does", "server/discover", "{\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":{\"" + EVIL
                + "\":{}},\"instructions\":\"" + EVIL + "\",\"_meta\":{\"io.modelcontextprotocol/serverInfo\":{\"name\":\"" + EVIL
                + "\",\"version\":\"" + EVIL + "\"}}}", Set.of(0)),
            Arguments.of("a list without end", "tools/list", "{\"tools\":[],\"nextCursor\":\"x\"}", Set.of(3)),
            Arguments.of("no list", "tools/list", "{}", Set.of(3)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void H09_what_a_server_says_cannot_write_on_the_terminal(String name, String at, String result, Set<Integer> codes) throws Exception {
        Answers honest = Honest.STATELESS.answers();
        server.become((request, reply) -> {
            if (request.rpc().equals(at)) {
                reply.json(Honest.result(request.json(), result));
            } else {
                honest.answer(request, reply);
            }
        });
        assertThat(inspect().code()).isIn(codes);
        Outcome json = inspect("--json");
        assertThat(json.code()).isIn(codes);
        if (json.code() == 0) {
            Json.parse(json.out());
        }
    }

    @Test
    void H09_results_and_errors_of_tools_cannot_either() throws Exception {
        Answers honest = Honest.STATELESS.answers();
        server.become((request, reply) -> {
            switch (request.rpc()) {
                case "tools/call" ->
                    reply.json(Honest.result(request.json(), "{\"content\":[{\"type\":\"text\",\"text\":\"" + EVIL + "\"}]}"));
                case "tools/list" -> reply.json(
                    Honest.result(request.json(), "{\"tools\":[{\"name\":\"x\",\"inputSchema\":{\"properties\":{\"" + EVIL + "\":{}}}}]}"));
                default -> honest.answer(request, reply);
            }
        });
        assertThat(inspect("--call", "x").code()).isZero();
        assertThat(inspect("--call", "x", "--json").code()).isZero();
        assertThat(inspect("--call", "x", "nonsense=1").code()).isEqualTo(2);
        server.become((request, reply) -> {
            if (request.rpc().equals("tools/call")) {
                reply.json(
                    "{\"jsonrpc\":\"2.0\",\"id\":" + Honest.id(request.json()) + ",\"error\":{\"code\":1,\"message\":\"" + EVIL + "\"}}");
            } else {
                honest.answer(request, reply);
            }
        });
        assertThat(inspect("--call", "x").code()).isEqualTo(1);
    }

    static Stream<Arguments> floods() {
        return Stream
            .of("a body without end", "a line without end", "an event of endless lines", "a head without end", "a bomb of gzip",
                "another protocol",
                "arrays a hundred thousand deep", "500 with a page without end", "ten thousand fields")
            .flatMap(name -> HostileConversationsTest.catalogue().stream()
                .filter(each -> each.name().equals(name) || name.startsWith("ten") && each.name().equals("twenty thousand fields"))
                .map(Arguments::of));
    }

    /// With 256 MB at most.
    @ParameterizedTest
    @MethodSource("floods")
    void a_flood_ends_in_a_3(Misbehaviour misbehaviour) throws Exception {
        server.become(misbehaviour.at("tools/list").spoiling(Honest.STATELESS));
        assertThat(inspect().code()).isEqualTo(3);
    }

    /// V01: nothing is started but a browser, and that with one argument that is a web address.
    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "file:///etc/passwd", "--help", "-psn", "data:text/html,x", "calc.exe",
        "https://x/$(touch pwned)", "http://evil.example/`touch pwned`",
        "vscode://x", "smb://evil/x", "https://x/\"&calc&\"", "ms-msdt:/id", "https://x/\\n--flag", " --renderer-cmd-prefix=x https://x"})
    void V01_an_authorization_endpoint_starts_nothing(String endpoint) throws Exception {
        server.become((request, reply) -> {
            String origin = server.origin();
            if (request.target().startsWith("/.well-known/oauth-protected-resource")) {
                reply.json("{\"resource\":\"" + server.url() + "\",\"authorization_servers\":[\"" + origin + "\"]}");
            } else if (request.target().startsWith("/.well-known/")) {
                reply.json("{\"issuer\":\"" + origin + "\",\"authorization_endpoint\":" + Json.of(endpoint.replace("\\n", "\n")).text()
                    + ",\"token_endpoint\":\"" + origin
                    + "/token\",\"registration_endpoint\":\"" + origin + "/register\",\"code_challenge_methods_supported\":[\"S256\"]}");
            } else if (request.target().equals("/register")) {
                reply.whole(201, "application/json", "{\"client_id\":\"c\"}");
            } else {
                reply.whole(401, "text/plain", "",
                    "WWW-Authenticate: Bearer resource_metadata=\"" + origin + "/.well-known/oauth-protected-resource/mcp\"");
            }
        });
        Outcome outcome = inspect();
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(4);
        assertThat(outcome.err()).contains("authorization endpoint");
        assertThat(folder.resolve("opened")).doesNotExist();
        assertThat(folder.resolve("pwned")).doesNotExist();
    }
}
