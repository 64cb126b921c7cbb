package remotemcp.json.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PatternTest {

    @Test
    void an_expression_is_found_anywhere_unless_it_says_otherwise() {
        found("b", "abc");
        found("^a", "abc");
        found("c$", "abc");
        found("^abc$", "abc");
        found("", "");
        missed("^b", "abc");
        missed("b$", "abc");
        missed("^$", "a\n");
        missed("a$", "a\n");
    }

    @Test
    void characters_and_classes() {
        found("^[a-c_-]+$", "a-_c");
        found("^[^a-c]+$", "xyz\n");
        missed("^[^a-c]+$", "xbz");
        found("^\\d{3}-\\D\\w\\W\\s\\S$", "123-x_. x");
        found("^[\\d.]+$", "1.2");
        found("^[\\W]$", "-");
        found("^[\\]\\\\^-]+$", "]\\^-");
        found("^.$", "\uD83D\uDE00");
        missed("^.$", "\n");
        found("^[\uD83D\uDE00-\uD83D\uDE05]$", "\uD83D\uDE03");
        found("^\\x41\\u0042\\u{43}\\uD83D\\uDE00\\t\\/\\.$", "ABC\uD83D\uDE00\t/.");
        missed("^\\w$", "\u00e9");
        found("^[^]$", "\n");
        missed("[]", "a");
    }

    @Test
    void unicode_categories() {
        found("^\\p{Letter}+$", "a\u00e9\u4e2d\uD835\uDC00");
        missed("^\\p{L}$", "1");
        found("^\\p{Lu}\\p{gc=Ll}\\p{General_Category=Decimal_Number}$", "Aa\u09ea");
        found("^[\\p{Nd}_-]+$", "1_\u0663-");
        found("^\\P{L}[^\\p{L}\\d]$", "1.");
        missed("^[^\\p{L}\\d]$", "1");
        found("^[\\P{L}a]+$", "1a");
        missed("^[\\P{L}a]+$", "b");
        found("^\\p{Any}\\p{LC}\\p{punct}$", "\nb!");
    }

    @Test
    void repetition() {
        found("^a*b+c?$", "b");
        found("^a*b+c?$", "aabbc");
        missed("^a*b+c?$", "aac");
        found("^a{2}$", "aa");
        missed("^a{2}$", "aaa");
        found("^a{2,}$", "aaaa");
        missed("^a{2,3}$", "aaaa");
        found("^(ab){0,2}?$", "abab");
        found("^(a*)*$", "aaa");
        missed("^(a*)*$", "aab");
        found("^(a|b*)*c$", "abbac");
    }

    @Test
    void choices_groups_and_edges() {
        found("^(?:cat|dog|)$", "");
        found("^(?<kind>cat|dog)s$", "dogs");
        missed("^(cat|dog)$", "catdog");
        found("\\bcat\\b", "a cat.");
        missed("\\bcat\\b", "concat");
        found("\\Bcat", "concat");
        found("^a|b$", "ax");
        found("^a|b$", "xb");
    }

    @Test
    void what_is_not_regular_or_ill_formed_is_declined() {
        for (String text : new String[]{"(?=a)", "(?!a)", "(?<=a)", "(?<!a)", "(a)\\1", "\\k<a>", "\\p{Script=Greek}", "\\p{Lx}", "\\p{L",
            "\\pL", "[a-\\p{L}]", "(", ")", "[a", "a**", "*a",
            "a{2,1}", "[b-a]", "[a-\\d]", "\\", "a{5000}", "((a{90}){90}){90}", "(".repeat(60) + ")".repeat(60), "{", "\\u{110000000}"}) {
            assertThat(Pattern.of(text)).as(text).isEmpty();
        }
    }

    /// Repetitions of nothing add no step to the program, so nothing else ends them. The tests are of sizes that end by themselves in any case.
    @Test
    void S25_repetitions_of_nothing_are_bounded_by_the_work_they_cost() {
        for (String text : new String[]{"(((){200}){200}){20}", "((|){300}){300}", "(((){0,90}){0,90}){90}", "((()*){400})*".repeat(60),
            "(^{0}){9}".repeat(3),
            "((a{0}){300}){300}"}) {
            var budget = new PatternBudget();
            Pattern.of(text, budget);
            assertThat(budget.spent()).as(text).isLessThanOrEqualTo(PatternBudget.FOR_ONE);
        }
        assertThat(Pattern.of("(((){200}){200}){20}")).isEmpty();
        assertThat(Pattern.of("((a{0}){300}){300}")).isEmpty();
        found("^(){5000}$", "");
        found("^((){9}){9}a$", "a");
    }

    @Test
    void S25_all_patterns_of_a_schema_have_one_bound() {
        var properties = remotemcp.json.JsonObject.builder();
        for (int i = 0; i < 60; i++) {
            properties.put("p" + i, remotemcp.json.JsonObject.of("pattern", "a{3900}"));
        }
        var schema = remotemcp.json.JsonObject.builder().put("properties", properties.build()).build();
        assertThatThrownBy(() -> JsonSchema.of(schema)).isInstanceOf(SchemaException.class).hasMessageContaining("too large together");
    }

    /// Backtracking matchers need 2^40 steps for the first; the walk would end the check if ours did.
    @Test
    void S25_no_expression_makes_the_matcher_hang() {
        missed("^(a+)+$", "a".repeat(40) + "b");
        missed("^(a|a)*$", "a".repeat(40) + "b");
        missed("^(.*)*x$", "a".repeat(5000));
        missed("(a?){60}a{60}b", "a".repeat(100));
    }

    /// Differential: the platform's matcher is the judge for random expressions of the common subset.
    @Test
    void random_expressions_agree_with_the_platform() {
        var random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            String expression = expression(random, 3);
            String text = text(random);
            boolean expected = java.util.regex.Pattern.compile(expression).matcher(text).find();
            assertThat(Pattern.of(expression).orElseThrow().foundIn(text, Walk.judging())).as(expression + " in " + text)
                .isEqualTo(expected);
        }
    }

    private static String expression(Random random, int depth) {
        var out = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            String[] atoms = {"a", "b", ".", "[ab]", "[^a]", "\\d", "\\b", "^"};
            int kind = random.nextInt(depth > 0 ? 10 : 8);
            out.append(kind < 8 ? atoms[kind] : "(" + expression(random, depth - 1) + "|" + expression(random, depth - 1) + ")");
            String[] quantifiers = {"*", "+", "?", "{2}", "{1,2}", "*?"};
            if (kind != 6 && kind != 7 && random.nextBoolean()) {
                out.append(quantifiers[random.nextInt(quantifiers.length)]);
            }
        }
        return out.toString();
    }

    private static String text(Random random) {
        var out = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            out.append("ab1 ".charAt(random.nextInt(4)));
        }
        return out.toString();
    }

    private static void found(String expression, String text) {
        assertThat(Pattern.of(expression).orElseThrow().foundIn(text, Walk.judging())).as(expression).isTrue();
    }

    private static void missed(String expression, String text) {
        assertThat(Pattern.of(expression).orElseThrow().foundIn(text, Walk.judging())).as(expression).isFalse();
    }
}
