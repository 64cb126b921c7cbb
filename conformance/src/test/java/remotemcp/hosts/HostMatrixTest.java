package remotemcp.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import remotemcp.blackbox.JudgedRuntime;
import remotemcp.blackbox.Person;
import remotemcp.conformance.RunningFixtures;
import remotemcp.hosts.PretendModel.Call;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonException;
import remotemcp.json.JsonObject;
import remotemcp.json.JsonString;
import remotemcp.readme.ReadmeTest;

/// Real hosts from npm, each with its own home, a stand-in browser and a pretend model, against the server on the judged runtime.
@Tag("hosts")
@ParameterizedClass(allowZeroInvocations = true)
@MethodSource("hosts")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostMatrixTest {
    private static final JsonObject FORTY_AND_TWO = JsonObject.builder().put("a", 40).put("b", 2).build();
    private static final int TOKEN_SECONDS = 45;
    private static final int MOST_TOLD = 300;

    @Parameter Host host;
    private PretendModel model;
    private RecordedServer server;
    private StandInBrowser browser;
    private HostHome home;
    private final Map<Step, String> outcomes = new EnumMap<>(Step.class);
    private List<RecordedRequest> afterExpiry;

    /// The columns of the table of outcomes.
    private enum Step {
        OPEN, LOGIN, CALL, RESTART, REVOKED, LOGIN_AGAIN, EXPIRED
    }

    /// Those that the system property `hosts` names, else all; none on a runtime that `hosts.runtime` leaves out.
    static Stream<Host> hosts() {
        String wanted = System.getProperty("hosts", "");
        String runtime = System.getProperty("hosts.runtime", "");
        boolean judged = runtime.isEmpty() || JudgedRuntime.current() == JudgedRuntime.valueOf(runtime.toUpperCase(Locale.ROOT));
        return Host.ALL.stream().filter(host -> judged && (wanted.isEmpty() || List.of(wanted.split(",")).contains(host.key())));
    }

    @BeforeParameterizedClassInvocation(injectArguments = false)
    void start() throws IOException {
        outcomes.clear();
        afterExpiry = List.of();
        model = PretendModel.start();
        HostPackages packages = HostPackages.installed();
        server = RecordedServer.start(Map.of("REMOTE_MCP_REVOCATION_SECONDS", "1"), Files.createTempDirectory("hosts-data"));
        home = home(packages);
        browser = StandInBrowser.in(home.programs(), server.target());
    }

    @AfterParameterizedClassInvocation(injectArguments = false)
    void end() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
            report(HostPackages.installed().version(host.npmPackage()));
        }
        model.close();
    }

    @Test
    @Order(1)
    void a_tool_of_an_open_server_answers() throws IOException {
        try (RunningFixtures open = RunningFixtures.start()) {
            HostHome other = home(HostPackages.installed());
            host.add(other, URI.create(open.base() + "/mcp"));
            List<String> read = host.session(other, model, new Call("test_simple_text", JsonObject.empty(), () -> {}));
            assertThat(read).first().asString().contains("This is a simple text response");
            outcomes.put(Step.OPEN, "yes");
        }
    }

    @Test
    @Order(2)
    void a_person_signs_in() {
        host.add(home, URI.create(server.target().mcp()));
        if (!host.addSignsIn()) {
            host.signIn(home, browser);
        }
        assertThat(browser.endAfter(0)).isEqualTo("signed in");
        outcomes.put(Step.LOGIN, "yes");
    }

    @Test
    @Order(3)
    void its_model_is_offered_the_tools_and_reads_42() {
        signedIn();
        assertThat(host.session(home, model, add(() -> {}))).first().asString().contains("42");
        outcomes.put(Step.CALL, "yes");
    }

    @Test
    @Order(4)
    void a_session_goes_on_after_a_restart_of_the_server() {
        signedIn();
        List<String> read = host.session(home, model, add(() -> {}), add(server::restart));
        assertThat(read).hasSize(2).allMatch(result -> result.contains("42"));
        outcomes.put(Step.RESTART, "yes");
    }

    @Test
    @Order(5)
    void a_session_whose_access_was_revoked_says_so_and_the_next_login_works() {
        signedIn();
        server.set("REMOTE_MCP_ACCESS_TOKEN_SECONDS", String.valueOf(TOKEN_SECONDS));
        server.restart();
        int before = browser.ends().size();
        List<String> read = host.session(home, model, add(() -> {}), add(this::revoke));
        assertThat(read).hasSizeGreaterThan(1);
        outcomes.put(Step.REVOKED, told(read.get(1)));
        if (browser.ends().size() == before) {
            host.signIn(home, browser);
        }
        assertThat(browser.endAfter(before)).isEqualTo("signed in");
        assertThat(host.session(home, model, add(() -> {}))).first().asString().contains("42");
        outcomes.put(Step.LOGIN_AGAIN, "yes");
    }

    @Test
    @Order(6)
    void a_host_goes_on_after_its_access_token_has_expired_without_a_login() {
        signedIn();
        int before = server.requests().size();
        int logins = browser.ends().size();
        List<String> read = host.session(home, model, add(() -> {}), add(() -> rest(TOKEN_SECONDS + 5)), add(() -> {}));
        assertThat(read).hasSizeGreaterThan(1);
        if (host.usesRefreshedTokenInSameRun()) {
            assertThat(read).hasSize(3);
            assertThat(read.getLast()).contains("42");
        } else {
            assertThat(host.session(home, model, add(() -> {}))).first().asString().contains("42");
            assertThat(browser.ends()).as("logins").hasSize(logins);
        }
        afterExpiry = server.requests().stream().skip(before).toList();
        assertThat(afterExpiry).as("a refresh").anyMatch(request -> request.parameter("grant_type").equals(Optional.of("refresh_token")));
        String first = read.get(1);
        outcomes.put(Step.EXPIRED, first.contains("42") ? "yes"
            : "from the next " + (host.usesRefreshedTokenInSameRun() ? "call" : "run") + " on; first: " + told(first));
    }

    private void report(String version) {
        var log = server.requests();
        String runtime = JudgedRuntime.current() == JudgedRuntime.JVM ? "JVM" : "workerd";
        Path folder = ReadmeTest.root().resolve("conformance/target/hosts-wire");
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(host.key() + "-" + runtime + ".txt"), log.stream().map(RecordedRequest::toString).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (Boolean.getBoolean("hosts.page")) {
            var page = new HostsPage(ReadmeTest.root().resolve("docs/hosts.md"));
            String day = LocalDate.now().toString();
            page.put("outcomes", List.of(host.title(), runtime), Stream.concat(Stream.of(version, day), Stream.of(Step.values())
                .map(step -> outcomes.getOrDefault(step, "**no**"))).toList());
            var wire = new WireSummary(log, afterExpiry);
            page.put("wire", List.of(host.title(), runtime),
                List.of(wire.userAgents(), wire.versions(), wire.discovery(), wire.registration(), wire.redirect(),
                    wire.scope(), wire.resource(), wire.refresh(), wire.stream(), wire.delete()));
        }
    }

    /// The words of it, without what is of this run: ports, folders.
    private String told(String result) {
        String text = words(result).replace(server.target().base().toString(), "https://HOST").replace(home.work().toString(), "~")
            .replaceAll("(localhost|127\\.0\\.0\\.1)(:|%3A)\\d+", "$1$2PORT").replaceAll("[A-Za-z0-9_-]{30,}", "…").strip();
        return "`" + (text.length() > MOST_TOLD ? text.substring(0, MOST_TOLD) + "…" : text).replace('`', '\'') + "`";
    }

    private static String words(String result) {
        try {
            return words(Json.parse(result)).collect(Collectors.joining(" "));
        } catch (JsonException notJson) {
            return result;
        }
    }

    private static Stream<String> words(Json json) {
        return switch (json) {
            case JsonString text -> Stream.of(text.value());
            case JsonArray items -> items.values().stream().flatMap(HostMatrixTest::words);
            case JsonObject object ->
                object.entries().stream().filter(entry -> !List.of("id", "name", "role", "type").contains(entry.getKey()))
                    .flatMap(entry -> words(entry.getValue()));
            default -> Stream.empty();
        };
    }

    private HostHome home(HostPackages packages) throws IOException {
        var made = new HostHome(packages, Files.createTempDirectory("hosts-" + host.key()));
        host.prepare(made, model);
        return made;
    }

    private void revoke() {
        new Person(server.target()).revokeAll();
        rest(3);
    }

    /// What comes after the login takes minutes to fail without it.
    private void signedIn() {
        Assumptions.assumeTrue(outcomes.containsKey(Step.LOGIN), "skipped: " + host.title() + " has not signed in");
    }

    private static Call add(Runnable before) {
        return new Call("add", FORTY_AND_TWO, before);
    }

    private static void rest(int seconds) {
        try {
            Thread.sleep(seconds * 1000L);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
