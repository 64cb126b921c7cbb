package remotemcp.parity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import remotemcp.parity.Outcome.Result;

/// Lays the outcomes of both runtimes side by side, grouped by class: the page docs/parity.md.
final class ParityPage {
    private static final String HEAD = """
        # The same tests on both runtimes

        Every test that goes through the public door runs on the JVM and on workerd, Cloudflare's own runtime, from the same class files: the
        black-box suite, real clients and browsers, the official conformance suite. The build writes this page from what the tests said, and
        fails when it says anything else (`./dev parity` makes it anew).

        """;
    private final Path sources;
    private final Map<String, Map<String, Line>> groups = new TreeMap<>();

    /// @param sources where the test classes' sources are, for what they say of themselves
    ParityPage(Path sources, List<Outcome> jvm, List<Outcome> workerd) {
        this.sources = sources;
        jvm.forEach(outcome -> put(outcome, new Line(Optional.of(outcome), Optional.empty())));
        workerd.forEach(outcome -> put(outcome, new Line(Optional.empty(), Optional.of(outcome))));
    }

    /// @param jvm empty when the test was not asked for there
    record Line(Optional<Outcome> jvm, Optional<Outcome> workerd) {
        Line and(Line other) {
            return new Line(jvm.or(other::jvm), workerd.or(other::workerd));
        }

        /// Passed, or kept out by the platform for a reason that is told, on both.
        boolean isGood() {
            return isGood(jvm) && isGood(workerd);
        }

        private static boolean isGood(Optional<Outcome> outcome) {
            return outcome.filter(one -> one.result() == Result.PASSED || one.result() == Result.DOES_NOT_APPLY && !one.reason().isBlank())
                .isPresent();
        }
    }

    List<Line> lines() {
        return groups.values().stream().flatMap(tests -> tests.values().stream()).toList();
    }

    String text() {
        return HEAD + counts()
            + groups.entrySet().stream().map(group -> section(group.getKey(), group.getValue())).collect(Collectors.joining());
    }

    private void put(Outcome outcome, Line line) {
        groups.computeIfAbsent(outcome.group(), _ -> new LinkedHashMap<>()).merge(outcome.test(), line, Line::and);
    }

    private String counts() {
        return "| | tests | passed | do not apply |\n|---|---|---|---|\n"
            + counts("JVM", lines().stream().flatMap(line -> line.jvm.stream()).toList())
            + counts("workerd", lines().stream().flatMap(line -> line.workerd.stream()).toList());
    }

    private static String counts(String runtime, List<Outcome> outcomes) {
        return "| %s | %d | %d | %d |\n".formatted(runtime, outcomes.size(),
            outcomes.stream().filter(outcome -> outcome.result() == Result.PASSED).count(),
            outcomes.stream().filter(outcome -> outcome.result() == Result.DOES_NOT_APPLY).count());
    }

    private String section(String group, Map<String, Line> tests) {
        var sorted = tests.entrySet().stream().sorted(Map.Entry.comparingByKey(Comparator.comparing(ParityPage::sentence)));
        return "\n## " + group.substring("remotemcp.".length()) + "\n\n" + opening(group) + "\n\n| | JVM | workerd |\n|---|---|---|\n"
            + sorted.map(test -> row(test.getKey(), test.getValue())).collect(Collectors.joining());
    }

    /// Cases stay in their order.
    private static String sentence(String test) {
        int end = test.indexOf(": `");
        return end < 0 ? test : test.substring(0, end);
    }

    private static String row(String test, Line line) {
        return "| " + test.replace("|", "\\|") + " | " + cell(line.jvm) + " | " + cell(line.workerd) + " |\n";
    }

    private static String cell(Optional<Outcome> outcome) {
        return outcome.map(Outcome::cell).orElse("did not run").replace("|", "\\|");
    }

    /// What the class says of itself.
    private String opening(String group) {
        try (var lines = Files.lines(sources.resolve(group.replace('.', '/') + ".java"))) {
            return lines.dropWhile(line -> !line.startsWith("///")).takeWhile(line -> line.startsWith("///"))
                .map(line -> line.substring(3).strip()).collect(Collectors.joining(" "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
