package remotemcp.structure;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import remotemcp.json.fixture.ImportsUpward;

/// A package imports lower layers only; two packages of one layer do not know each other.
class LayersTest {
    private static final Map<String, Integer> LAYERS = Map.ofEntries(entry("text", 0), entry("json", 0), entry("http", 1), entry("platform", 2),
        entry("mcp", 3), entry("oauth", 3), entry("identity", 3), entry("connect", 3), entry("transport", 4), entry("web", 4), entry("client", 4), entry("bridge", 5), entry("doctor", 5), entry("settings", 5), entry("app", 5));

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
    void the_protocol_knows_nothing_of_http() {
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
