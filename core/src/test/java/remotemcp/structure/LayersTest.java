package remotemcp.structure;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import remotemcp.app.fixture.ImportsLegacy;
import remotemcp.client.fixture.ImportsServer;
import remotemcp.json.fixture.ImportsUpward;

/// A package imports lower layers only; two packages of one layer do not know each other.
class LayersTest {
    private static final Map<String,
        Integer> LAYERS = Map.ofEntries(entry("text", 0), entry("uri", 0), entry("json", 1), entry("http", 2), entry("platform", 3),
            entry("protocol", 4), entry("mcp", 5), entry("oauth", 5), entry("identity", 5), entry("connect", 5), entry("hosts", 5),
            entry("transport", 6), entry("web", 8),
            entry("client", 6), entry("bridge", 7), entry("doctor", 7), entry("settings", 7), entry("app", 7), entry("auth", 9));
    /// Where there is a server or its login.
    private static final Set<String> SERVER_SIDE = Set.of("mcp", "transport", "oauth", "identity", "web", "settings", "app", "auth");
    /// What every server is made of, and what it may be given.
    private static final Set<String> SERVER = Set.of("mcp", "transport", "app");
    private static final Set<String> ADD_ONS = Set.of("oauth", "identity", "web", "settings", "auth");
    /// What also runs where there is none.
    private static final Set<String> CLIENT_SIDE = Set.of("client", "bridge", "doctor", "connect", "hosts");

    @Test
    void every_package_stands_in_a_layer() {
        assertThat(CoreClasses.shipped().all().map(CoreClass::topPackage)).isSubsetOf(LAYERS.keySet());
    }

    @Test
    void packages_import_lower_layers_only() {
        assertThat(upward(CoreClasses.shipped())).isEmpty();
    }

    @Test
    void an_import_of_a_higher_layer_is_found() {
        assertThat(upward(CoreClasses.with(ImportsUpward.class)))
            .containsExactly("remotemcp.json.fixture.ImportsUpward uses remotemcp.platform.Store");
    }

    @Test
    void a_client_needs_nothing_of_a_server() {
        assertThat(serverSide(CoreClasses.shipped())).isEmpty();
    }

    @Test
    void a_client_that_imports_a_server_is_found() {
        assertThat(serverSide(CoreClasses.with(ImportsServer.class)))
            .containsExactly("remotemcp.client.fixture.ImportsServer uses remotemcp.mcp.McpServer");
    }

    @Test
    void a_server_needs_neither_older_revisions_nor_pages_nor_a_login() {
        assertThat(beyondServer(CoreClasses.shipped())).isEmpty();
    }

    @Test
    void a_server_that_imports_older_revisions_is_found() {
        assertThat(beyondServer(CoreClasses.with(ImportsLegacy.class)))
            .containsExactly("remotemcp.app.fixture.ImportsLegacy uses remotemcp.transport.legacy.HandshakeRevisions");
    }

    private static List<String> beyondServer(CoreClasses classes) {
        return classes.all().filter(type -> SERVER.contains(type.topPackage()) && !isOlder(type.name()))
            .flatMap(type -> type.uses().stream()
                .filter(used -> isOlder(used) || ADD_ONS.contains(CoreClass.topPackage(used))).map(used -> type.name() + " uses " + used))
            .sorted()
            .toList();
    }

    private static boolean isOlder(String type) {
        return type.startsWith("remotemcp.transport.legacy.");
    }

    private static List<String> serverSide(CoreClasses classes) {
        return classes.all().filter(type -> CLIENT_SIDE.contains(type.topPackage())).flatMap(type -> type.uses().stream()
            .filter(used -> used.startsWith("remotemcp.") && SERVER_SIDE.contains(CoreClass.topPackage(used)))
            .map(used -> type.name() + " uses " + used)).sorted().toList();
    }

    @Test
    void the_server_knows_nothing_of_http() {
        assertThat(CoreClasses.shipped().all().filter(type -> type.topPackage().equals("mcp")).flatMap(LayersTest::usesOfHttp)).isEmpty();
    }

    private static Stream<String> usesOfHttp(CoreClass type) {
        return type.uses().stream().filter(used -> used.startsWith("remotemcp.http.")).map(used -> type.name() + " uses " + used);
    }

    private static List<String> upward(CoreClasses classes) {
        return classes.all().flatMap(type -> type.uses().stream()
            .filter(used -> used.startsWith("remotemcp.") && isForbidden(type.topPackage(), CoreClass.topPackage(used)))
            .map(used -> type.name() + " uses " + used)).sorted().toList();
    }

    private static boolean isForbidden(String from, String to) {
        return !from.equals(to) && LAYERS.getOrDefault(from, -1) <= LAYERS.getOrDefault(to, Integer.MAX_VALUE);
    }
}
