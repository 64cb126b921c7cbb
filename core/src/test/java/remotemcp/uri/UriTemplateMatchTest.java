package remotemcp.uri;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Values read back from URIs.
class UriTemplateMatchTest {

    @Test
    void a_value_is_what_stands_between_the_literals() {
        assertThat(read("test://template/{id}/data", "test://template/123/data")).isEqualTo("{id=123}");
        assertThat(read("test://template/{id}/data", "test://template/a%20b%2Fc/data")).isEqualTo("{id=a b/c}");
        assertThat(read("test://template/{id}/data", "test://template/a@b:c/data")).isEqualTo("{id=a@b:c}");
        missed("test://template/{id}/data", "test://template/data", "test://template//data", "test://template/1/2/data",
            "test://template/1/data/",
            "test://template/1/dat", "TEST://template/1/data", "test://template/1/data?x", "test://template/1#/data", "");
    }

    @Test
    void a_path_may_be_one_value() {
        assertThat(read("file:///{+path}", "file:///a/b/c.txt")).isEqualTo("{path=a/b/c.txt}");
        assertThat(read("repo://{owner}/{name}/contents{/path*}", "repo://o/n/contents/src/A.java"))
            .isEqualTo("{owner=o, name=n, path=src,A.java}");
        assertThat(read("repo://{owner}/{name}/contents{/path*}", "repo://o/n/contents")).isEqualTo("{owner=o, name=n}");
        assertThat(read("x:{+path}/data/{id}", "x:a/data/b/data/7")).isEqualTo("{path=a/data/b, id=7}");
    }

    @Test
    void a_value_takes_as_much_as_leaves_the_rest_something() {
        assertThat(read("x:{a}{b}", "x:123")).isEqualTo("{a=12, b=3}");
        assertThat(read("x:{a}-{b}", "x:1-2-3")).isEqualTo("{a=1-2, b=3}");
        missed("x:{a}{b}", "x:1");
    }

    @Test
    void named_values_come_in_any_order_and_may_be_left_out() {
        String template = "db://items{?q,limit}{&tag*}";
        assertThat(read(template, "db://items?limit=5&q=a%26b")).isEqualTo("{limit=5, q=a&b}");
        assertThat(read(template, "db://items?tag=x&q=&tag=y")).isEqualTo("{tag=x,y, q=}");
        assertThat(read(template, "db://items")).isEqualTo("{}");
        missed(template, "db://items?", "db://items?q=1&q=2", "db://items?q=%G0", "db://items?q=1#f", "db://items/q=1");
        missed("db://items{?q,limit}", "db://items?other=1", "db://items?Q=1");
        assertThat(read("db://items{?filter*}", "db://items?a=1&b=2")).isEqualTo("{filter=a=1,b=2}");
    }

    @Test
    void lists_are_separated_by_plain_commas() {
        assertThat(UriTemplate.parse("x:{ids}").match("x:1,2%2C3"))
            .isEqualTo(Optional.of(Map.of("ids", TemplateValue.of(List.of("1", "2,3")))));
        assertThat(read("x:{a,b}", "x:1,2")).isEqualTo("{a=1, b=2}");
        assertThat(read("x:{a,b}", "x:1")).isEqualTo("{a=1}");
    }

    @Test
    void a_prefix_bounds_the_value() {
        assertThat(read("x:{a:3}", "x:123")).isEqualTo("{a=123}");
        missed("x:{a:3}", "x:1234");
    }

    @Test
    void one_variable_has_one_value() {
        assertThat(read("x:{a}/{a}", "x:1/1")).isEqualTo("{a=1}");
        missed("x:{a}/{a}", "x:1/2");
    }

    @Test
    void escapes_are_compared_whatever_the_case_of_their_digits() {
        assertThat(read("x:\u00e9/{a}", "x:%c3%A9/1")).isEqualTo("{a=1}");
        missed("x:{a}", "x:%", "x:%4", "x:%zz", "x:%C3", "x:%ff", "x:%C0%AF");
    }

    @Test
    void variables_are_named_in_their_order() {
        assertThat(UriTemplate.parse("x:{b}{?a,b}").variables()).containsExactly("b", "a");
    }

    @Test
    void a_text_that_is_no_template_is_refused_with_the_place() {
        assertThatThrownBy(() -> UriTemplate.parse("x:{a")).isInstanceOf(UriTemplateException.class)
            .hasMessage("Expected a variable, its modifier, a comma or a closing brace at character 4 of the URI template x:{a");
        for (String text : new String[]{"{", "}", "{}", "{a,}", "x y", "{a*:1}", "%", "{a.}", "{.}", "\n", "a\"", "{a:10000}"}) {
            assertThatThrownBy(() -> UriTemplate.parse(text)).isInstanceOf(UriTemplateException.class);
        }
    }

    /// Expressions of which backtracking matchers try every way to share the text between the variables.
    @Timeout(60)
    @ParameterizedTest
    @ValueSource(strings = {"x:{a}{b}{c}{d}{e}!", "x:{+a}/{+b}/{+c}/{+d}!", "x:{a*}{b*}{c*}{d*}!", "x:{/a*}{/b*}{/c*}{/d*}!",
        "x:{.a*}{.b*}{.c*}!", "x:{a,b,c,d}{e,f,g,h}!",
        "x:{?a*}{&b*}{&c*}!", "x:{;a*}{;b*}!", "x:{#a}{#b}{#c}!", "{a}{b}{c}{d}{e}{f}{g}{h}{i}{j}"})
    void V19_a_hostile_uri_costs_no_more_than_its_length(String template) {
        var parsed = UriTemplate.parse(template);
        for (String text : new String[]{"a", "/", ",", "&a=", "%41", "\u00e9"}) {
            String uri = "x:" + text.repeat(100_000 / text.length());
            parsed.match(uri).ifPresent(values -> assertThat(values.isEmpty()).isFalse());
            parsed.match(uri + "!");
        }
    }

    @Test
    void V19_a_uri_that_is_too_long_matches_nothing() {
        var template = UriTemplate.parse("x:{+a}");
        assertThat(template.match("x:" + "a".repeat(UriTemplate.LONGEST_URI - 2))).isPresent();
        assertThat(template.match("x:" + "a".repeat(UriTemplate.LONGEST_URI - 1))).isEmpty();
    }

    private static String read(String template, String uri) {
        var found = UriTemplate.parse(template).match(uri).orElseThrow();
        var text = new StringBuilder();
        found.forEach((name, value) -> text.append(text.isEmpty() ? "" : ", ").append(name).append('=').append(value.text()));
        return "{" + text + "}";
    }

    private static void missed(String template, String... uris) {
        for (String uri : uris) {
            assertThat(UriTemplate.parse(template).match(uri)).as(uri).isEmpty();
        }
    }
}
