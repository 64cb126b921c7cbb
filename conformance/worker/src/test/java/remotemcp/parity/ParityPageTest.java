package remotemcp.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import remotemcp.parity.Outcome.Result;

/// Both runtimes have said what they had to say: docs/parity.md repeats it. Runs after all other tests, in the phase `verify`.
class ParityPageTest {
    private static final Path PAGE = Path.of("../../docs/parity.md");
    private static final Path NEW_PAGE = Path.of("target/parity-summary.md");
    private static final Path TABLE = Path.of("target/parity.md");
    private static ParityPage page;

    @BeforeAll
    static void read() throws IOException {
        assumeTrue(System.getProperty("test", "").isEmpty() || Boolean.getBoolean("parity.write"), "skipped: only some tests have run");
        List<Outcome> jvm = outcomes(Path.of("../target/parity.jsonl"));
        List<Outcome> workerd = outcomes(Path.of("target/parity.jsonl"));
        Stream.concat(jvm.stream(), workerd.stream()).filter(outcome -> outcome.result() == Result.NOT_POSSIBLE).findFirst()
            .ifPresent(missing -> assumeTrue(false, "skipped: not every test was possible here: " + missing.reason()));
        page = new ParityPage(Path.of("../src/test/java"), jvm, workerd);
        Files.writeString(TABLE, page.table());
        Files.writeString(NEW_PAGE, page.summary());
        if (Boolean.getBoolean("parity.write")) {
            Files.writeString(PAGE, page.summary());
        }
    }

    @Test
    void every_test_passed_on_both_runtimes_or_says_why_the_platform_keeps_it_out() {
        assertThat(page.lines()).isNotEmpty().allMatch(ParityPage.Line::isGood);
    }

    @Test
    void the_page_of_the_documentation_says_what_the_tests_said() throws IOException {
        assertThat(Files.readString(PAGE)).as("docs/parity.md is not what the tests said, which is " + NEW_PAGE.toAbsolutePath().normalize()
            + ". If the change is meant: ./dev parity").isEqualTo(page.summary());
    }

    private static List<Outcome> outcomes(Path file) throws IOException {
        assumeTrue(Files.exists(file), "skipped: no tests have run");
        return Files.readAllLines(file).stream().map(Outcome::read).toList();
    }
}
