package remotemcp.demo.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.json.JsonString;

/// What tests and `./dev worker` run on workerd is configured as what wrangler deploys.
class LocalConfigTest {
    private final JsonObject deployed = wrangler();
    private final String local = worker();

    @Test
    void the_runtime_is_of_the_same_date_and_flags() {
        assertThat(local).contains("compatibilityDate = \"" + text(deployed, "compatibility_date") + "\"");
        assertThat(local).contains("compatibilityFlags = [" + flags() + "]");
    }

    @Test
    void the_same_durable_objects_are_bound() {
        var bound = objects(deployed.object("durable_objects").orElseThrow(), "bindings");
        assertThat(found("name = \"(\\w+)\", durableObjectNamespace = \"(\\w+)\""))
            .containsExactlyElementsOf(bound.stream().map(each -> text(each, "name") + " " + text(each, "class_name")).toList());
        assertThat(found("className = \"(\\w+)\", uniqueKey = \"\\w+\", (enableSql) = true"))
            .containsExactlyElementsOf(bound.stream().map(each -> text(each, "class_name") + " enableSql").toList());
        assertThat(objects(deployed, "migrations").stream().flatMap(each -> strings(each, "new_sqlite_classes").stream()))
            .containsExactlyElementsOf(bound.stream().map(each -> text(each, "class_name")).toList());
    }

    @Test
    void the_same_kv_namespaces_are_bound() {
        assertThat(found("name = \"(\\w+)\", (kvNamespace) ="))
            .containsExactlyElementsOf(
                objects(deployed, "kv_namespaces").stream().map(each -> text(each, "binding") + " kvNamespace").toList());
    }

    private List<String> found(String pattern) {
        return Pattern.compile(pattern).matcher(local).results().map(match -> match.group(1) + " " + match.group(2)).toList();
    }

    private String flags() {
        return strings(deployed, "compatibility_flags").stream().map(flag -> "\"" + flag + "\"").collect(Collectors.joining(", "));
    }

    private static List<JsonObject> objects(JsonObject parent, String name) {
        return parent.array(name).orElseThrow().values().stream().map(JsonObject.class::cast).toList();
    }

    private static List<String> strings(JsonObject parent, String name) {
        return parent.array(name).orElseThrow().values().stream().map(each -> ((JsonString) each).value()).toList();
    }

    private static String text(JsonObject object, String name) {
        return object.string(name).orElseThrow();
    }

    /// Its comments stand on lines of their own.
    private static JsonObject wrangler() {
        return (JsonObject) Json
            .parse(read("wrangler.jsonc").lines().filter(line -> !line.strip().startsWith("//")).collect(Collectors.joining("\n")));
    }

    /// The part that configures the worker itself, not Cloudflare's stand-ins.
    private static String worker() {
        String all = read("target/worker/local.capnp");
        return all.substring(all.indexOf("const worker"), all.indexOf("const kv"));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
