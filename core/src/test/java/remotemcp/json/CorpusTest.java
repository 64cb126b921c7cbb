package remotemcp.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The accept and refuse cases of `corpus.txt`.
class CorpusTest {

    private record Case(boolean accepted, String name, byte[] bytes) {

        static Case of(String line) {
            int end = line.indexOf(' ', 2);
            String body = end < 0 ? "" : line.substring(end + 1);
            return new Case(line.startsWith("y "), line.substring(0, end < 0 ? line.length() : end), unescape(body));
        }

        private static byte[] unescape(String text) {
            var out = new ByteArrayOutputStream();
            for (int i = 0; i < text.length(); i++) {
                if (text.startsWith("\\x", i)) {
                    out.write(Integer.parseInt(text.substring(i + 2, i + 4), 16));
                    i += 3;
                } else {
                    out.write(text.charAt(i));
                }
            }
            return out.toByteArray();
        }
    }

    @TestFactory
    Stream<DynamicTest> H05_each_case_gets_its_verdict() {
        return cases().map(c -> DynamicTest.dynamicTest(c.name(), () -> judge(c)));
    }

    private static void judge(Case c) {
        if (c.accepted()) {
            Json value = Json.parse(c.bytes());
            assertThat(Json.parse(value.bytes())).isEqualTo(value);
            assertThat(Json.parse(value.text())).isEqualTo(value);
        } else {
            refuses(c.bytes());
        }
    }

    private static void refuses(byte[] bytes) {
        assertThatThrownBy(() -> Json.parse(bytes)).isInstanceOf(JsonException.class).hasMessageContaining(" at byte ");
    }

    private static Stream<Case> cases() {
        try (var in = CorpusTest.class.getResourceAsStream("corpus.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines()
                .filter(line -> !line.startsWith("#")).map(Case::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
