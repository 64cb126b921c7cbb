package remotemcp.workers.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.tools.NodeTools;
import remotemcp.tools.Worker;
import remotemcp.tools.Workerd;

/// The unit tests of the core on workerd: their sources unchanged, compiled by TeaVM together with the core and run in one worker.
/// What does not run there is listed, with a reason each, in `left-out.txt`. `target/workerd-reports` says what surefire says of the
/// same tests on the JVM.
class CoreOnWorkerdTest {
    private static final Path CORE = Path.of("../../../core").toAbsolutePath().normalize();
    private static final Path GENERATED = Path.of("target/generated-callers").toAbsolutePath();
    private static final Path WORKER = Path.of("target/worker").toAbsolutePath();

    private static final String CONFIGURATION = """
        using Workerd = import "/workerd/workerd.capnp";
        const config :Workerd.Config = (
          services = [(name = "main", worker = .worker), (name = "objects", disk = (writable = true))],
          sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
        );
        const worker :Workerd.Worker = (
          modules = [
            # MODULES
          ],
          compatibilityDate = "2026-05-01",
          compatibilityFlags = ["enable_request_signal", "global_fetch_strictly_public"],
        );
        """;

    private static Map<String, String> leftOut;
    private static List<TestClass> classes;
    private static Workerd workerd;

    @BeforeAll
    static void buildWorker() throws Exception {
        var tools = NodeTools.required();
        leftOut = leftOut();
        classes = testClasses();
        var compilation = new Compilation(Path.of("target/unit-classes").toAbsolutePath(), WORKER);
        compilation.compile(sources());
        compilation.translate("remotemcp.workers.unit.UnitWorker");
        Files.writeString(WORKER.resolve("local.capnp"), CONFIGURATION);
        Files.writeString(WORKER.resolve("worker.js"), "import { fetch } from \"./app.mjs\";\nexport default { fetch };\n");
        workerd = Workerd.start(tools, Worker.in(WORKER));
    }

    @AfterAll
    static void stopWorkerd() {
        if (workerd != null) {
            workerd.close();
        }
    }

    @TestFactory
    Stream<DynamicContainer> core() {
        return classes.stream().map(test -> {
            var outcomes = new LinkedHashMap<String, JsonObject>();
            var first = dynamicTest("runs", () -> {
                assertThat(test.cases()).as("no test that is understood").isNotEmpty();
                outcomes.putAll(run(test));
            });
            var each = test.cases().stream().map(TestClass.Case::name)
                .map(name -> dynamicTest(name, () -> assertThat(outcome(outcomes, name)).isEqualTo("passed")));
            return dynamicContainer(test.name(), Stream.concat(Stream.of(first), each));
        });
    }

    private static String outcome(Map<String, JsonObject> outcomes, String name) {
        assertThat(outcomes).containsKey(name);
        var failure = outcomes.get(name).string("failure");
        return failure.isEmpty() ? "passed" : failure.get() + "\n" + readable(outcomes.get(name).string("stack").orElse(""));
    }

    /// JavaScript frames as lines of Java.
    private static String readable(String stack) {
        try {
            Files.writeString(WORKER.resolve("stack"), stack + "\n");
            var trace = new ProcessBuilder(NodeTools.required().node().toString(), WORKER.resolve("trace.cjs").toString(),
                WORKER.resolve("app.mjs.map").toString())
                .redirectInput(WORKER.resolve("stack").toFile()).redirectErrorStream(true).start();
            return new String(trace.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, JsonObject> run(TestClass test) throws Exception {
        var request = HttpRequest.newBuilder(workerd.url().resolve("/" + test.name())).timeout(Duration.ofMinutes(2)).build();
        String answer;
        try (var http = HttpClient.newHttpClient()) {
            answer = http.send(request, BodyHandlers.ofString()).body();
        }
        var outcomes = new LinkedHashMap<String, JsonObject>();
        Json.parse(answer).asArray().orElseThrow().forEach(
            outcome -> outcomes.put(outcome.asObject().orElseThrow().string("name").orElseThrow(), outcome.asObject().orElseThrow()));
        SurefireReport.write(Path.of("target/workerd-reports"), test.name(), outcomes.values());
        return outcomes;
    }

    @Test
    void what_is_left_out_is_there_and_has_a_reason() throws Exception {
        var all = new ArrayList<String>();
        for (var type : coreTests()) {
            all.add(type.getName());
            Stream.of(type.getDeclaredMethods()).forEach(method -> all.add(type.getName() + "#" + method.getName()));
        }
        assertThat(all).containsAll(leftOut.keySet());
        assertThat(leftOut.values()).allMatch(reason -> !reason.isBlank());
    }

    @Test
    void most_tests_of_the_core_run_on_both() throws Exception {
        long here = classes.stream().mapToLong(test -> test.cases().size()).sum();
        System.out.println("unit tests of the core on workerd: " + here + " in " + classes.size() + " classes; left out: " + leftOut.size()
            + " classes and methods");
        assertThat(here).isGreaterThan(1_400);
    }

    private static List<TestClass> testClasses() throws Exception {
        return coreTests().stream().filter(type -> !leftOut.containsKey(type.getName()))
            .map(type -> new TestClass(type, leftOut::containsKey)).toList();
    }

    /// Whatever is called `…Test` in the core, by name; but for the tests of its structure, which read class files.
    private static List<Class<?>> coreTests() throws IOException, ClassNotFoundException {
        var compiled = CORE.resolve("target/test-classes");
        var tests = new TreeMap<String, Class<?>>();
        var loader = new URLClassLoader(new URL[]{compiled.toUri().toURL()}, CoreOnWorkerdTest.class.getClassLoader());
        try (var files = Files.walk(compiled)) {
            for (var file : files.filter(path -> path.toString().endsWith("Test.class") && !path.toString().contains("structure"))
                .toList()) {
                var name = compiled.relativize(file).toString().replace(".class", "").replace('/', '.').replace('\\', '.');
                tests.put(name, Class.forName(name, false, loader));
            }
        }
        return List.copyOf(tests.values());
    }

    /// The core's test sources as they are, what stands for AssertJ and for the JDK's cryptography, and the callers.
    private static List<Path> sources() throws IOException {
        var sources = new ArrayList<Path>();
        var ours = javaFiles(Path.of("src/teavm/java").toAbsolutePath());
        sources.addAll(ours);
        javaFiles(CORE.resolve("src/test/java")).stream()
            .filter(file -> !file.toString().contains("structure/") && !file.endsWith("platform/JcaCrypto.java")
                && !file.endsWith("remotemcp/SuiteFile.java")
                && !isLeftOut(file))
            .forEach(sources::add);
        var cases = new StringBuilder();
        for (var test : classes) {
            var file = GENERATED.resolve(test.type().getPackageName().replace('.', '/')).resolve(test.callerName() + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, test.source());
            sources.add(file);
            cases.append("            case ").append(Literals.of(test.name())).append(" -> ").append(test.type().getPackageName())
                .append('.').append(test.callerName()).append(".run(report);\n");
        }
        var all = GENERATED.resolve("remotemcp/workers/unit/AllTests.java");
        Files.createDirectories(all.getParent());
        Files.writeString(all,
            "package remotemcp.workers.unit;\n\nfinal class AllTests {\n    static void run(String test, Report report) {\n        switch (test) {\n"
                + cases + "            default -> throw new IllegalArgumentException(test);\n        }\n    }\n}\n");
        sources.add(all);
        var suites = GENERATED.resolve("remotemcp/SuiteFile.java");
        Files.writeString(suites, SuiteFiles.source(CORE.resolve("src/test/resources")));
        sources.add(suites);
        return sources;
    }

    private static boolean isLeftOut(Path source) {
        var name = CORE.resolve("src/test/java").relativize(source).toString().replace(".java", "").replace('/', '.');
        return leftOut.containsKey(name);
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(path -> path.toString().endsWith(".java")).toList();
        }
    }

    /// A class, or `class#method`, and why.
    private static Map<String, String> leftOut() throws IOException {
        var map = new TreeMap<String, String>();
        try (var in = CoreOnWorkerdTest.class.getResourceAsStream("left-out.txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> map.put(line.substring(0, line.indexOf('\t')), line.substring(line.indexOf('\t') + 1)));
        }
        return map;
    }
}
