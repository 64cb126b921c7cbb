package remotemcp.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import remotemcp.blackbox.JudgedRuntime;

/// Every test that SECURITY.md names for a requirement is there and names the requirement.
@Tag(JudgedRuntime.NEITHER)
class SecurityTableTest {
    private static final Pattern ROW = Pattern.compile("\\| ([VSOPH]\\d\\d[a-e]?) \\| [^|]+ \\| ([^|]+) \\|");
    private static final String WEAKNESSES = "## Weaknesses found by review";
    private static final String HELD = "### What the review tried in vain";
    private static final Pattern TEST = Pattern.compile("`(\\w+)(?:\\.(\\w+))?`");
    private final Path root = ReadmeTest.root();

    @Test
    void every_line_is_held_by_the_tests_it_names() throws IOException {
        Map<String, String> tests = sources();
        List<String> lines = Files.readAllLines(root.resolve("SECURITY.md"));
        var rows = lines.stream().map(ROW::matcher).filter(java.util.regex.Matcher::matches).toList();
        assertThat(rows).hasSizeGreaterThan(60);
        assertThat(rows).allSatisfy(row -> {
            for (String name : row.group(2).replace("`", "").split(", ")) {
                assertThat(tests).containsKey(name);
                assertThat(tests.get(name)).containsPattern("(?<![A-Za-z0-9])" + row.group(1) + "(?![0-9a-z])");
            }
        });
    }

    @Test
    void every_misbehaviour_is_held_by_tests_that_are_there() throws IOException {
        String text = Files.readString(root.resolve("SECURITY.md"));
        String section = text.substring(text.indexOf("## Servers that are hostile"), text.indexOf(WEAKNESSES));
        List<String> names = Pattern.compile("`(\\w+Test)`").matcher(section).results().map(match -> match.group(1)).toList();
        assertThat(names).hasSizeGreaterThan(20);
        assertThat(sources()).containsKeys(names.toArray(String[]::new));
    }

    /// Weakness, kind, tests, and where they run: no cell is empty, and a test is there as a class or as a method of it.
    @Test
    void every_weakness_found_by_review_is_held_by_tests_that_are_there() throws IOException {
        Map<String, String> tests = sources();
        String text = Files.readString(root.resolve("SECURITY.md"));
        String section = text.substring(text.indexOf(WEAKNESSES), text.indexOf(HELD));
        List<String[]> rows =
            section.lines().filter(line -> line.startsWith("| ")).skip(1).map(line -> line.substring(1).split("\\|")).toList();
        assertThat(rows).isNotEmpty().allSatisfy(cells -> {
            assertThat(cells).as(String.join("|", cells)).hasSize(5).noneMatch(String::isBlank);
            checkNamed(tests, cells[2]);
        });
    }

    @Test
    void what_a_review_found_in_order_is_kept_so_by_tests_that_are_there() throws IOException {
        Map<String, String> tests = sources();
        String text = Files.readString(root.resolve("SECURITY.md"));
        String section = text.substring(text.indexOf(HELD), text.indexOf("## Requirements and their tests"));
        List<String[]> rows =
            section.lines().filter(line -> line.startsWith("| ")).skip(1).map(line -> line.substring(1).split("\\|")).toList();
        assertThat(rows).hasSizeGreaterThan(15).allSatisfy(cells -> {
            assertThat(cells).as(String.join("|", cells)).hasSize(2).noneMatch(String::isBlank);
            checkNamed(tests, cells[1]);
        });
    }

    private static void checkNamed(Map<String, String> tests, String cell) {
        List<MatchResult> named = TEST.matcher(cell).results().toList();
        assertThat(named).as(cell).isNotEmpty().allSatisfy(test -> {
            assertThat(tests).containsKey(test.group(1));
            if (test.group(2) != null) {
                assertThat(tests.get(test.group(1))).contains("void " + test.group(2) + "(");
            }
        });
    }

    /// Test classes by simple name; classes of one name in several packages together.
    private Map<String, String> sources() throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java") && file.toString().contains("/src/test/"))
                .collect(
                    Collectors.toMap(file -> file.getFileName().toString().replace(".java", ""), SecurityTableTest::read, String::concat));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
