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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import remotemcp.parity.Outcome.Result;

/// The outcomes of both runtimes side by side: [#table] has each test, [#summary] the totals and the tests that do not apply everywhere.
final class ParityPage {
    private static final int ROUND = 50;
    private static final String HEAD = """
        # The same tests on both runtimes

        The end-to-end tests run on the JVM and on workerd, Cloudflare's own runtime, from the same class files: HTTP tests, real clients and
        browsers, the official conformance suite. This page has the totals and every test that does not apply to one runtime, with the reason;
        all others pass on both. The build fails when the page is out of date (`./dev parity` writes it). It also writes one row for each test,
        with both results, to `conformance/worker/target/parity.md`.

        """;
    private static final String TABLE_HEAD = """
        # Each end-to-end test on both runtimes

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

    /// docs/parity.md. Totals are rounded down, so that a new test does not change the page.
    String summary() {
        return HEAD + "| | tests | passed | do not apply |\n|---|---|---|---|\n" + total("JVM", Line::jvm) + total("workerd", Line::workerd)
            + exceptions("JVM", Line::jvm) + exceptions("workerd", Line::workerd);
    }

    String table() {
        return TABLE_HEAD
            + groups.entrySet().stream().map(group -> section(group.getKey(), group.getValue())).collect(Collectors.joining());
    }

    private void put(Outcome outcome, Line line) {
        groups.computeIfAbsent(outcome.group(), _ -> new LinkedHashMap<>()).merge(outcome.test(), line, Line::and);
    }

    private String total(String runtime, Function<Line, Optional<Outcome>> side) {
        List<Outcome> outcomes = lines().stream().flatMap(line -> side.apply(line).stream()).toList();
        return "| %s | %s | %s | %d |\n".formatted(runtime, atLeast(outcomes.size()), atLeast(count(outcomes, Result.PASSED)),
            count(outcomes, Result.DOES_NOT_APPLY));
    }

    private static String atLeast(long count) {
        return "at least " + count / ROUND * ROUND;
    }

    private static long count(List<Outcome> outcomes, Result result) {
        return outcomes.stream().filter(outcome -> outcome.result() == result).count();
    }

    private String exceptions(String runtime, Function<Line, Optional<Outcome>> side) {
        String rows = groups.entrySet().stream().flatMap(group -> sorted(group.getValue())
            .flatMap(test -> side.apply(test.getValue()).filter(outcome -> outcome.result() != Result.PASSED)
                .map(outcome -> "| " + group.getKey().substring("remotemcp.".length()) + " | " + escaped(test.getKey()) + " | "
                    + escaped(outcome.reason()) + " |\n")
                .stream()))
            .collect(Collectors.joining());
        return rows.isEmpty() ? "" : "\n## Does not apply on " + runtime + "\n\n| class | test | reason |\n|---|---|---|\n" + rows;
    }

    private String section(String group, Map<String, Line> tests) {
        return "\n## " + group.substring("remotemcp.".length()) + "\n\n" + opening(group) + "\n\n| | JVM | workerd |\n|---|---|---|\n"
            + sorted(tests).map(test -> row(test.getKey(), test.getValue())).collect(Collectors.joining());
    }

    private static Stream<Map.Entry<String, Line>> sorted(Map<String, Line> tests) {
        return tests.entrySet().stream().sorted(Map.Entry.comparingByKey(Comparator.comparing(ParityPage::sentence)));
    }

    /// Cases stay in their order.
    private static String sentence(String test) {
        int end = test.indexOf(": `");
        return end < 0 ? test : test.substring(0, end);
    }

    private static String row(String test, Line line) {
        return "| " + escaped(test) + " | " + cell(line.jvm) + " | " + cell(line.workerd) + " |\n";
    }

    private static String cell(Optional<Outcome> outcome) {
        return outcome.map(Outcome::cell).map(ParityPage::escaped).orElse("did not run");
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|");
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
