package remotemcp.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import remotemcp.structure.fixture.CallsBannedMethods;
import remotemcp.structure.fixture.UsesUnlistedTypes;

/// The core uses only what TeaVM's class library has, has right, and has at a small price. The list of JDK types is
/// `jdk-types.txt`; add a type there once the Workers gate has compiled and run code that uses it.
class JdkTypesTest {
    /// Members of listed types: missing, wrong or heavy on TeaVM, or a way of waiting between requests.
    private static final Set<String> BANNED = Set.of(
        "java.lang.String.format", "java.lang.String.formatted", "java.lang.String.split", "java.lang.String.matches",
        "java.lang.String.replaceAll", "java.lang.String.replaceFirst", "java.lang.String.lines", "java.lang.String.indent",
        "java.lang.String.codePoints", "java.util.UUID.nameUUIDFromBytes", "java.util.UUID.randomUUID",
        "java.util.concurrent.ConcurrentHashMap.newKeySet", "java.time.Duration.toSeconds", "java.lang.Math.multiplyHigh",
        "java.lang.Object.wait", "java.lang.Object.notify", "java.lang.Object.notifyAll",
        "java.lang.Class.forName", "java.lang.Class.isRecord", "java.lang.Class.getRecordComponents", "java.lang.Class.newInstance",
        "java.lang.invoke.MethodHandles.lookup",
        "java.lang.System.exit", "java.lang.System.getenv", "java.lang.System.getProperty", "java.lang.System.getLogger",
        "java.lang.System.currentTimeMillis", "java.lang.System.nanoTime",
        // try-with-resources calls it, and on TeaVM it hides the first error behind a NullPointerException.
        "java.lang.Throwable.addSuppressed");

    @Test
    void the_core_uses_listed_jdk_types_only() {
        assertThat(unlisted(CoreClasses.shipped())).isEmpty();
    }

    @Test
    void a_type_that_is_not_listed_is_found() {
        assertThat(unlisted(CoreClasses.with(UsesUnlistedTypes.class))).contains(
            "remotemcp.structure.fixture.UsesUnlistedTypes uses java.util.regex.Pattern",
            "remotemcp.structure.fixture.UsesUnlistedTypes uses java.lang.Thread",
            "remotemcp.structure.fixture.UsesUnlistedTypes uses java.util.concurrent.locks.ReentrantLock");
    }

    @Test
    void the_core_calls_no_banned_method() {
        assertThat(banned(CoreClasses.shipped())).isEmpty();
    }

    @Test
    void a_call_of_a_banned_method_is_found() {
        assertThat(banned(CoreClasses.with(CallsBannedMethods.class))).containsExactly(
            "remotemcp.structure.fixture.CallsBannedMethods.closes calls java.lang.Throwable.addSuppressed",
            "remotemcp.structure.fixture.CallsBannedMethods.refers calls java.lang.String.lines",
            "remotemcp.structure.fixture.CallsBannedMethods.splits calls java.lang.String.split");
    }

    @Test
    void the_list_is_sorted_and_names_nothing_twice() throws IOException {
        assertThat(listed()).isSorted().doesNotHaveDuplicates();
    }

    private static List<String> unlisted(CoreClasses classes) {
        var listed = new HashSet<>(listedTypes());
        return classes.all().flatMap(type -> type.uses().stream()
            .filter(used -> !used.startsWith("remotemcp.") && !listed.contains(used) && !isTemplate(type, used))
            .map(used -> type.name() + " uses " + used)).sorted().toList();
    }

    /// The pages' templates run on jte, which TeaVM compiles as it is; nothing else of the core may.
    private static boolean isTemplate(CoreClass type, String used) {
        return type.topPackage().equals("web") && used.startsWith("gg.jte.");
    }

    private static List<String> banned(CoreClasses classes) {
        return classes.methods().flatMap(method -> method.calls().stream()
            .filter(call -> isBanned(call.owner(), call.name()))
            .map(call -> method.owner() + "." + method.name() + " calls " + bannedName(call.owner(), call.name())))
            .distinct().sorted().toList();
    }

    /// Inherited members are called on the subclass.
    private static String bannedName(String owner, String name) {
        return name.equals("addSuppressed") ? "java.lang.Throwable.addSuppressed" : owner + "." + name;
    }

    private static boolean isBanned(String owner, String name) {
        return BANNED.contains(bannedName(owner, name)) || BANNED.contains("java.lang.Object." + name);
    }

    private static Set<String> listedTypes() {
        try {
            return listed().stream().collect(Collectors.toSet());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> listed() throws IOException {
        try (var in = JdkTypesTest.class.getResourceAsStream("jdk-types.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).toList();
        }
    }
}
