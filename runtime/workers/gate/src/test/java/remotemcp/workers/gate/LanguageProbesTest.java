package remotemcp.workers.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import remotemcp.tools.NodeTools;
import remotemcp.tools.Worker;
import remotemcp.tools.Workerd;
import remotemcp.workers.gate.probe.LanguageProbes;

/// What the core is written with does the same on the JVM and, through TeaVM, on workerd, but for the differences listed with a
/// reason each in `differences.txt`. A new one fails here, and so does one that is gone: after an upgrade of TeaVM this says what it changed.
class LanguageProbesTest {
    private static Map<String, String> jvm;
    private static Map<String, String> workerd;
    private static Map<String, Difference> known;

    private record Difference(String jvm, String workerd, String reason) {
    }

    @BeforeAll
    static void probeBoth() throws Exception {
        known = lines("differences.txt").map(line -> line.split("\t", -1))
            .collect(Collectors.toMap(cells -> cells[0], cells -> new Difference(cells[1], cells[2], cells[3])));
        jvm = findings(LanguageProbes.run());
        try (var worker = Workerd.start(NodeTools.required(), Worker.in(Path.of("target/worker")))) {
            workerd = findings(WorkerClient.of(worker.url()).call("probe-language", "{}"));
        }
    }

    @TestFactory
    Stream<DynamicTest> both_runtimes_find() {
        return jvm.keySet().stream().map(name -> dynamicTest(name, () -> compare(name)));
    }

    private static void compare(String name) {
        var difference = known.get(name);
        if (difference == null) {
            assertThat(workerd).as("a new difference").containsEntry(name, jvm.get(name));
        } else {
            assertThat(jvm).as("a known difference has changed or is gone").containsEntry(name, difference.jvm);
            assertThat(workerd).as("a known difference has changed or is gone").containsEntry(name, difference.workerd);
            assertThat(difference.workerd).isNotEqualTo(difference.jvm);
            assertThat(difference.reason).as("the reason").isNotBlank();
        }
    }

    @Test
    void both_ran_the_same_probes_and_every_known_difference_is_of_one() {
        assertThat(workerd.keySet()).isEqualTo(jvm.keySet());
        assertThat(jvm.keySet()).containsAll(known.keySet());
    }

    /// What is not there cannot be probed: it does not compile. So a class or method that TeaVM has learnt shows here.
    @TestFactory
    Stream<DynamicTest> teavm_still_lacks() throws IOException {
        return lines("lacking.txt").map(name -> dynamicTest(name, () -> assertThat(ClassLibrary.has(name)).isFalse()));
    }

    @Test
    void what_the_class_library_has_is_found() throws IOException {
        assertThat(ClassLibrary.has("java.util.ArrayList")).isTrue();
        assertThat(ClassLibrary.has("java.lang.String#strip")).isTrue();
    }

    private static Map<String, String> findings(String text) {
        var findings = new LinkedHashMap<String, String>();
        text.lines().forEach(line -> findings.put(line.substring(0, line.indexOf('\t')), line.substring(line.indexOf('\t') + 1)));
        return findings;
    }

    /// The lines of a file beside this class that say something.
    private static Stream<String> lines(String file) throws IOException {
        try (var in = LanguageProbesTest.class.getResourceAsStream(file)) {
            return List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"));
        }
    }
}
