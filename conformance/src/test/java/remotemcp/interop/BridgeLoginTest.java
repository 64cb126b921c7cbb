package remotemcp.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import remotemcp.blackbox.Target;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.tools.NodeTools;

/// The bridge in front of our server with login, driven as Claude Desktop drives it: login in a browser, consent, calls.
@Timeout(300)
class BridgeLoginTest {
    private static final JsonObject NUMBERS = JsonObject.builder().put("a", 40).put("b", 2).build();
    private final NodeTools tools = NodeTools.required();
    private final Target target = Target.current();

    @TempDir Path home;

    @ParameterizedTest
    @CsvSource({"/mcp, auto, ''", "/mcp, http, 2026-07-28", "/sse, sse, ''", "/sse, auto, ''"})
    void the_host_signs_in_once_and_calls(String path, String transport, String revision) {
        String url = target.base() + path;
        String[] options =
            revision.isEmpty() ? new String[]{"--transport", transport} : new String[]{"--transport", transport, "--revision", revision};
        try (BridgeProcess bridge = BridgeProcess.start(tools, home, url, options)) {
            bridge.send(0, "initialize", BridgeProcess.OLD_HOST);
            bridge.signIn(target);
            assertThat(bridge.result(0).string("protocolVersion")).hasValue("2025-11-25");
            bridge.tell("notifications/initialized", JsonObject.empty());
            use(bridge);
            onlyMessages(bridge);
        }
        try (BridgeProcess again = BridgeProcess.start(tools, home, url, options)) {
            again.shakeHands();
            use(again);
            assertThat(again.process().everything()).as("no second login").doesNotContain("/authorize");
        }
    }

    private static void use(BridgeProcess bridge) {
        assertThat(bridge.ask(1, "tools/list", JsonObject.empty()).text()).contains("\"add\"");
        assertThat(bridge.call(2, "add", NUMBERS)).contains("42");
        bridge.ask(3, "ping", JsonObject.empty());
    }

    /// Standard output is the host's: a login, with its notice to the person, leaves nothing there.
    private static void onlyMessages(BridgeProcess bridge) {
        assertThat(bridge.process().outputLines())
            .allSatisfy(line -> assertThat(Json.parse(line).asObject().orElseThrow().string("jsonrpc")).hasValue("2.0"));
    }

    /// Claude Desktop starts every server twice at once. One process sends its person to the browser, the other takes what that one got.
    @Test
    void of_two_bridges_at_once_one_signs_in() {
        try (BridgeProcess one = BridgeProcess.start(tools, home, target.mcp());
            BridgeProcess other = BridgeProcess.start(tools, home, target.mcp())) {
            one.send(0, "initialize", BridgeProcess.OLD_HOST);
            other.send(0, "initialize", BridgeProcess.OLD_HOST);
            BridgeProcess first = one.process().find(line -> line.contains("/authorize"), 5).isPresent() ? one : other;
            first.signIn(target);
            for (BridgeProcess bridge : new BridgeProcess[]{one, other}) {
                bridge.result(0);
                bridge.tell("notifications/initialized", JsonObject.empty());
                use(bridge);
            }
            assertThat((one.process().everything() + other.process().everything()).split("/authorize")).as("one login").hasSize(2);
        }
    }

    /// MCP 2026-07-28, Authorization Server Binding
    @Test
    void a_secret_is_not_shown_to_another_issuer_than_the_operator_named() {
        try (BridgeProcess bridge =
            BridgeProcess.start(tools, home, target.mcp(), "--client-id", "me", "--client-secret", "s3cr3t", "--client-credentials",
                "--issuer", "https://login.example")) {
            bridge.send(0, "initialize", BridgeProcess.OLD_HOST);
            JsonObject error = bridge.answer(0).object("error").orElseThrow();
            assertThat(error.integer("code")).hasValue(-32011);
            assertThat(error.string("message").orElseThrow()).contains("https://login.example").contains(target.base().toString());
            assertThat(bridge.process().everything()).doesNotContain("s3cr3t");
        }
    }

    @Test
    void what_is_forgotten_is_asked_for_again() {
        try (BridgeProcess bridge = BridgeProcess.start(tools, home, target.mcp())) {
            bridge.send(0, "initialize", BridgeProcess.OLD_HOST);
            bridge.signIn(target);
            bridge.result(0);
        }
        try (BridgeProcess forgetting = BridgeProcess.start(tools, home, target.mcp(), "--forget")) {
            assertThat(forgetting.process().exitCode()).isZero();
            assertThat(forgetting.process().output()).isEmpty();
        }
        try (BridgeProcess again = BridgeProcess.start(tools, home, target.mcp())) {
            again.send(0, "initialize", BridgeProcess.OLD_HOST);
            again.signIn(target);
            again.result(0);
        }
    }
}
