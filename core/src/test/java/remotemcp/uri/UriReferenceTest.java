package remotemcp.uri;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UriReferenceTest {

    /// The examples of RFC 3986 §5.4.
    @ParameterizedTest
    @CsvSource({"g:h,g:h", "g,http://a/b/c/g", "./g,http://a/b/c/g", "g/,http://a/b/c/g/", "/g,http://a/g", "//g,http://g",
        "?y,http://a/b/c/d;p?y",
        "g?y,http://a/b/c/g?y", "#s,http://a/b/c/d;p?q#s", "g#s,http://a/b/c/g#s", "g?y#s,http://a/b/c/g?y#s", ";x,http://a/b/c/;x",
        "g;x,http://a/b/c/g;x",
        "g;x?y#s,http://a/b/c/g;x?y#s", "'',http://a/b/c/d;p?q", ".,http://a/b/c/", "./,http://a/b/c/", "..,http://a/b/", "../,http://a/b/",
        "../g,http://a/b/g",
        "../..,http://a/", "../../,http://a/", "../../g,http://a/g", "../../../g,http://a/g", "../../../../g,http://a/g", "/./g,http://a/g",
        "/../g,http://a/g",
        "g.,http://a/b/c/g.", ".g,http://a/b/c/.g", "g..,http://a/b/c/g..", "..g,http://a/b/c/..g", "./../g,http://a/b/g",
        "./g/.,http://a/b/c/g/",
        "g/./h,http://a/b/c/g/h", "g/../h,http://a/b/c/h", "g;x=1/./y,http://a/b/c/g;x=1/y", "g;x=1/../y,http://a/b/c/y",
        "g?y/./x,http://a/b/c/g?y/./x",
        "g?y/../x,http://a/b/c/g?y/../x", "g#s/./x,http://a/b/c/g#s/./x", "g#s/../x,http://a/b/c/g#s/../x", "http:g,http:g"})
    void references_resolve_as_the_examples_of_the_standard_do(String reference, String target) {
        assertThat(UriReference.parse(reference).resolvedAgainst(UriReference.parse("http://a/b/c/d;p?q")).toString()).isEqualTo(target);
    }

    @Test
    void a_base_without_a_path_or_a_hierarchy_takes_references_too() {
        assertThat(resolved("http://a", "g")).isEqualTo("http://a/g");
        assertThat(resolved("urn:example:1", "#x")).isEqualTo("urn:example:1#x");
        assertThat(resolved("", "g/h")).isEqualTo("g/h");
        assertThat(resolved("", "#x")).isEqualTo("#x");
    }

    @Test
    void components_are_kept_as_written() {
        var uri = UriReference.parse("HTTP://User@Host:80/a%2Fb?#");
        assertThat(uri.scheme()).isEqualTo(Optional.of("HTTP"));
        assertThat(uri.authority()).isEqualTo(Optional.of("User@Host:80"));
        assertThat(uri.path()).isEqualTo("/a%2Fb");
        assertThat(uri.query()).isEqualTo(Optional.of(""));
        assertThat(uri.fragment()).isEqualTo(Optional.of(""));
        assertThat(uri.toString()).isEqualTo("HTTP://User@Host:80/a%2Fb?#");
        assertThat(UriReference.parse("1a:b").scheme()).isEqualTo(Optional.empty());
        assertThat(UriReference.parse("//?#a?b").authority()).isEqualTo(Optional.of(""));
    }

    private static String resolved(String base, String reference) {
        return UriReference.parse(reference).resolvedAgainst(UriReference.parse(base)).toString();
    }
}
