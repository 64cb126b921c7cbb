package remotemcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UriTest {

    @Test
    void a_uri_falls_into_its_parts() {
        Uri uri = Uri.parse("HTTPS://me@Example.COM:8443/a/b;c?x=1&y=/?#end").orElseThrow();
        assertThat(uri).isEqualTo(new Uri("https", Optional.of(new Uri.Authority(Optional.of("me"), "example.com", "8443")), "/a/b;c",
            Optional.of("x=1&y=/?"), Optional.of("end")));
    }

    @Test
    void a_uri_without_authority_has_only_a_path() {
        assertThat(Uri.parse("com.example.app:/cb").orElseThrow())
            .isEqualTo(new Uri("com.example.app", Optional.empty(), "/cb", Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"http://[::1]:80/x,[::1]", "http://127.0.0.1,127.0.0.1", "https://a.b?q,a.b", "https://a#f,a", "x:y,''", "file:///etc,''"})
    void the_host_is_what_stands_between_the_slashes(String text, String host) {
        assertThat(Uri.parse(text).orElseThrow().host()).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "/x", "x", "1http://a", "ht tp://a", " http://a", "http://a ", "http://a\\b", "http://a/\u0000",
        "http://a/\n", "http://ä/",
        "http://a/%", "http://a/%g0", "http://a/%2", "http://a:b/", "http://a:65536/", "http://a:123456/", "http://a:-1/", "http://[::1/",
        "http://[g::1]/",
        "http://[]/", "http://[::1]x/", "http://a/[x]", "http://a/<", "http://a/\"", "http://a/{}", "http://a/^", "http://a@b@c/",
        "http://a/#x#y", "\uFEFFhttp://a/"})
    void what_parsers_might_disagree_on_is_not_read(String text) {
        assertThat(Uri.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"localhost,true", "127.0.0.1,true", "127.255.3.4,true", "[::1],true", "127.0.0.1.evil.example,false",
        "127.evil.example,false",
        "localhost.evil.example,false", "127.1,false", "127.0.0.256,false", "127.0.0.01,false", "2130706433,false", "0x7f.0.0.1,false",
        "[::2],false",
        "10.0.0.1,false", "'',false"})
    void only_this_computer_is_loopback(String host, boolean expected) {
        assertThat(Uri.isLoopback(host)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"https://a/b/../c,true", "https://a/.,true", "https://a/%2e%2E/c,true", "https://a/b/.%2e,true", "https://a/b..c/d,false",
        "https://a/...,false",
        "https://a,false"})
    void dot_segments_are_seen(String text, boolean expected) {
        assertThat(Uri.parse(text).orElseThrow().hasDotSegments()).isEqualTo(expected);
    }

    /// Whatever we read, java.net.URI reads in the same parts.
    @Test
    void random_texts_are_read_as_the_jdk_reads_them() {
        var random = new Random(7);
        String[] pieces = {"http", "https", "app.x", "://", ":", "/", "//", "@", "localhost", "127.0.0.1", "[::1]", "a.example", ":80",
            ":99999", "?", "#", "q=1", "..",
            "%2e", "%", "\\", " ", "user", "é", "\t", "[", "]"};
        int read = 0;
        for (int round = 0; round < 200_000; round++) {
            var text = new StringBuilder(random.nextInt(3) == 0 ? "" : "https://");
            for (int i = random.nextInt(6); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            Optional<Uri> ours = Uri.parse(text.toString());
            if (ours.isPresent() && !ours.get().host().isEmpty()) {
                read++;
                assertSameParts(text.toString(), ours.get());
            }
        }
        assertThat(read).isGreaterThan(1_000);
    }

    private static void assertSameParts(String text, Uri ours) {
        URI jdk;
        try {
            jdk = new URI(text);
        } catch (URISyntaxException e) {
            throw new AssertionError("read by us alone: " + text, e);
        }
        if (jdk.getHost() == null) {
            return;
        }
        assertThat(ours.host()).as(text).isEqualTo(jdk.getHost().toLowerCase());
        assertThat(ours.path()).as(text).isEqualTo(jdk.getRawPath());
        assertThat(ours.query().orElse(null)).as(text).isEqualTo(jdk.getRawQuery());
        assertThat(ours.fragment().orElse(null)).as(text).isEqualTo(jdk.getRawFragment());
        assertThat(ours.authority().orElseThrow().userinfo().orElse(null)).as(text).isEqualTo(jdk.getRawUserInfo());
        assertThat(ours.authority().orElseThrow().port()).as(text).isEqualTo(jdk.getPort() < 0 ? "" : "" + jdk.getPort());
    }
}
