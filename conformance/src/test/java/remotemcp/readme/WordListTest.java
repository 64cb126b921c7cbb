package remotemcp.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import remotemcp.blackbox.JudgedRuntime;

/// No document uses a word that docs/style.md lists under "Not".
@Tag(JudgedRuntime.NEITHER)
class WordListTest {
    private static final List<String> PAGES = List.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md");
    private static final Pattern NOT_PROSE = Pattern.compile("```.*?```|`[^`]*`|\\]\\([^)]*\\)", Pattern.DOTALL);
    private final Path root = ReadmeTest.root();

    @Test
    void every_document_uses_the_words_of_the_style_page() throws IOException {
        List<Rule> rules = rules();
        assertThat(rules).hasSizeGreaterThan(20);
        List<Path> documents = documents();
        assertThat(documents).hasSizeGreaterThan(50);
        var found = new ArrayList<String>();
        for (Path document : documents) {
            found.addAll(faults(root.relativize(document).toString(), Files.readString(document), rules));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void a_planted_word_is_found_with_its_line_and_what_to_say_instead() throws IOException {
        assertThat(faults("page.md", "One line.\nIt sends it\nanew, and Whoever\nreads it.", rules())).containsExactlyInAnyOrder(
            "page.md:3: say 'again', not 'anew'",
            "page.md:3: say 'anyone who, or the name of the role (operator, client, thread)', not 'whoever'");
    }

    @Test
    void a_phrase_is_found_across_a_line_break() throws IOException {
        assertThat(faults("page.md", "We know it by\nheart.", rules())).containsExactly("page.md:1: say 'built in', not 'by heart'");
    }

    @Test
    void code_and_link_targets_are_not_prose() throws IOException {
        assertThat(faults("page.md", "`anew` [x](anew.md)\n```sh\nanew\n```\nrenewed", rules())).isEmpty();
    }

    private record Rule(String say, String not) {
        Pattern pattern() {
            return Pattern.compile("(?<!\\w)" + Pattern.quote(not).replace(" ", "\\E\\s+\\Q") + "(?!\\w)", Pattern.CASE_INSENSITIVE);
        }
    }

    private static List<String> faults(String name, String text, List<Rule> rules) {
        String prose = NOT_PROSE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(match.group().replaceAll("[^\n]", "_")));
        var found = new ArrayList<String>();
        for (Rule rule : rules) {
            rule.pattern().matcher(prose).results().forEach(match -> {
                long line = prose.substring(0, match.start()).lines().count() + (startsLine(prose, match.start()) ? 1 : 0);
                found.add(name + ":" + line + ": say '" + rule.say() + "', not '" + rule.not() + "'");
            });
        }
        return found;
    }

    private static boolean startsLine(String text, int at) {
        return at == 0 || text.charAt(at - 1) == '\n';
    }

    private List<Rule> rules() throws IOException {
        String page = Files.readString(root.resolve("docs/style.md"));
        String table = page.substring(page.indexOf("| Say | Not |"), page.indexOf("## Names"));
        var rules = new ArrayList<Rule>();
        for (String row : table.lines().skip(2).filter(line -> line.startsWith("|")).toList()) {
            String[] cells = row.split("\\|");
            for (String not : cells[2].split("·")) {
                rules.add(new Rule(cells[1].strip(), not.strip()));
            }
        }
        return rules;
    }

    private List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
            Stream<Path> below = docs.filter(page -> page.toString().endsWith(".md") && !page.endsWith("docs/style.md"));
            return Stream.concat(PAGES.stream().map(root::resolve), below).sorted().toList();
        }
    }
}
