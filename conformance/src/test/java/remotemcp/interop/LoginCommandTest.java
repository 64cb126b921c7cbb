package remotemcp.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.blackbox.Person;
import remotemcp.blackbox.Target;
import remotemcp.cli.Main;
import remotemcp.readme.ReadmeTest;
import remotemcp.tools.NodeTools;

/// `remote-mcp login`, `logins` and `logout` as a person on another machine uses them: the commands of docs/guide/login.md, in its order.
@Timeout(300)
class LoginCommandTest {
    private final NodeTools tools = NodeTools.required();
    private final Target target = Target.current();

    @TempDir Path home;

    @Test
    void the_guides_commands_sign_in_by_a_pasted_address_and_out_again() throws IOException {
        List<List<String>> commands = guide();
        assertThat(commands).extracting(List::getFirst).containsExactly("login", "logins", "inspect", "logout");
        try (ClientProcess login = start(commands.get(0))) {
            String line = login.await(text -> text.contains(target.base() + "/authorize"));
            URI callback = new Person(target).allow(URI.create(line.substring(line.indexOf(target.base() + "/authorize")).strip()));
            for (String wrong : List.of("yes", "https://evil.example/callback?code=a", callback.toString().replace("state=", "state=x"))) {
                login.writeLine(wrong);
            }
            login.writeLine(callback.toString());
            assertThat(login.exitCode()).as(login.everything()).isZero();
            assertThat(login.everything()).contains("That is not where this login ends", "Signed in to " + target.mcp());
        }
        assertThat(said(commands.get(1))).contains(target.mcp()).contains("renews itself");
        assertThat(said(commands.get(2))).contains("add").doesNotContain("/authorize");
        assertThat(said(List.of("logins", "--json"))).contains("\"renews\": true").doesNotContain("token");
        assertThat(said(commands.get(3))).contains("Signed out");
        assertThat(said(List.of("logins"))).contains("No logins");
    }

    /// H09: what is listed are no secrets.
    @Test
    void H09_a_list_of_logins_holds_no_token() throws IOException {
        try (ClientProcess login = start(List.of("login", target.mcp(), "--no-browser"))) {
            String line = login.await(text -> text.contains(target.base() + "/authorize"));
            login.writeLine(
                new Person(target).allow(URI.create(line.substring(line.indexOf(target.base() + "/authorize")).strip())).toString());
            assertThat(login.exitCode()).isZero();
        }
        String kept = contents(home.resolve("logins"));
        String listed = said(List.of("logins", "--json")) + said(List.of("logins"));
        var secrets = new ArrayList<String>();
        for (String name : List.of("access_token", "refresh_token")) {
            int at = kept.indexOf("\"" + name + "\":\"") + name.length() + 4;
            secrets.add(kept.substring(at, kept.indexOf('"', at)));
        }
        assertThat(secrets).allSatisfy(secret -> assertThat(listed).doesNotContain(secret));
    }

    /// MCP 2026-07-28, Authorization Server Binding
    @Test
    void a_login_ends_at_once_when_the_server_names_another_issuer_than_the_person() {
        try (ClientProcess login =
            start(List.of("login", target.mcp(), "--no-browser", "--client-id", "me", "--issuer", "https://login.example"))) {
            assertThat(login.exitCode()).isNotZero();
            assertThat(login.everything()).contains("https://login.example").contains("\"" + target.base() + "\"")
                .doesNotContain("/authorize");
        }
    }

    @Test
    void a_server_without_a_login_and_one_nobody_signed_in_to_are_told_apart() {
        try (ClientProcess logout = start(List.of("logout", "https://nowhere.example/mcp"))) {
            assertThat(logout.exitCode()).isEqualTo(1);
            assertThat(logout.everything()).contains("there is no login at");
        }
    }

    private String said(List<String> words) {
        try (ClientProcess command = start(words)) {
            assertThat(command.exitCode()).as(command.everything()).isZero();
            return command.everything();
        }
    }

    private ClientProcess start(List<String> words) {
        var line = new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), Main.class.getName()));
        line.addAll(words);
        return ClientProcess.start(tools, home, line, Map.of("REMOTE_MCP_LOGINS", home.resolve("logins").toString()));
    }

    private static String contents(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).map(LoginCommandTest::read).reduce("", String::concat);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// The words behind `./remote-mcp` in the guide, for the server under test.
    private List<List<String>> guide() throws IOException {
        return Files.readAllLines(ReadmeTest.root().resolve("docs/guide/login.md")).stream()
            .filter(line -> line.startsWith("./remote-mcp "))
            .map(line -> List.of(line.substring(13).replace("https://mcp.example.com/mcp", target.mcp()).split(" "))).toList();
    }
}
