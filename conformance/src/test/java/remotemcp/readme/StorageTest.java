package remotemcp.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import remotemcp.blackbox.JudgedRuntime;

/// docs/storage.md tells every kind of thing that the code keeps, and none that it does not.
@Tag(JudgedRuntime.NEITHER)
class StorageTest {
    private final Path root = ReadmeTest.root();

    @Test
    void every_kind_of_record_is_on_the_page() throws IOException {
        assertThat(found("new Key\\(([^,()]+),")).isNotEmpty().isEqualTo(rows("## Records", "| Kind | Owner |"));
    }

    @Test
    void every_kind_of_cached_value_is_on_the_page() throws IOException {
        assertThat(found("cache\\(\\)\\.keep\\(([^,()]+),")).isNotEmpty().isEqualTo(rows("## Cache", "| Kind | Id |"));
    }

    @Test
    void everything_that_is_sealed_for_clients_is_on_the_page() throws IOException {
        String page = page();
        assertThat(found("new Sealer\\(\\w+, ([^,()]+)\\)")).isNotEmpty()
            .allSatisfy(purpose -> assertThat(page).contains("| `" + purpose + "` |"));
    }

    /// H08
    @Test
    void every_kind_of_record_is_bounded_for_one_user_by_the_number_on_the_page() throws IOException {
        Map<String, Integer> bounds = bounds();
        assertThat(bounds.keySet()).isEqualTo(OneUser.kinds());
        for (Map.Entry<String, Integer> bound : bounds.entrySet()) {
            assertThat(OneUser.records(bound.getKey())).as("records of one user of the kind " + bound.getKey())
                .isEqualTo((long) bound.getValue());
        }
    }

    /// By kind, the number with which its column "Bounded for one user by" begins.
    private Map<String, Integer> bounds() throws IOException {
        String page = page();
        var bounds = new TreeMap<String, Integer>();
        for (String line : page.substring(page.indexOf("| Kind | Owner |", page.indexOf("## Records"))).lines().skip(2)
            .takeWhile(row -> row.startsWith("|")).toList()) {
            String[] cells = line.split(" \\| ");
            var number = Pattern.compile("^(\\d+): ").matcher(cells[5]);
            assertThat(number.find()).as("a bound begins with a number: " + line).isTrue();
            bounds.merge(cells[0].replaceAll("[|` ]", ""), Integer.valueOf(number.group(1)), Math::max);
        }
        return bounds;
    }

    /// The texts that stand, as such or by a constant of the same file, where the pattern has its group.
    private TreeSet<String> found(String pattern) throws IOException {
        try (Stream<Path> sources = Files.walk(root.resolve("core/src/main/java"))) {
            return sources.filter(file -> file.toString().endsWith(".java")).map(StorageTest::read)
                .flatMap(code -> Pattern.compile(pattern).matcher(code).results().map(match -> text(match.group(1).strip(), code)))
                .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String text(String written, String code) {
        if (written.startsWith("\"")) {
            return written.substring(1, written.length() - 1);
        }
        var constant = Pattern.compile("String " + Pattern.quote(written) + " = \"([^\"]+)\"").matcher(code);
        assertThat(constant.find()).as("a kind is a constant text of its file: " + written).isTrue();
        return constant.group(1);
    }

    /// The first column of the table that begins so, in the chapter that begins so.
    private TreeSet<String> rows(String chapter, String head) throws IOException {
        String page = page();
        List<String> lines = page.substring(page.indexOf(head, page.indexOf(chapter))).lines().skip(2).toList();
        return lines.stream().takeWhile(line -> line.startsWith("|"))
            .map(line -> line.substring(line.indexOf('`') + 1, line.indexOf('`', 3)))
            .collect(Collectors.toCollection(TreeSet::new));
    }

    private String page() throws IOException {
        return Files.readString(root.resolve("docs/storage.md"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
