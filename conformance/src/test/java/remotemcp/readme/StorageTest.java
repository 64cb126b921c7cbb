package remotemcp.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        assertThat(found("new Sealer\\(\\w+, ([^,()]+)\\)")).isNotEmpty().allSatisfy(purpose -> assertThat(page).contains("| `" + purpose + "` |"));
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
        return lines.stream().takeWhile(line -> line.startsWith("|")).map(line -> line.substring(line.indexOf('`') + 1, line.indexOf('`', 3)))
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
