package remotemcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.json.Json;

/// The examples of 2026-07-28, streamable HTTP, Value Encoding, and that what one side writes the other reads.
class HeaderValueTest {

    @ParameterizedTest
    @CsvSource({"us-west1, us-west1", "'Hello, 世界', '=?base64?SGVsbG8sIOS4lueVjA==?='", "' padded ', '=?base64?IHBhZGRlZCA=?='",
        "'=?base64?literal?=', '=?base64?PT9iYXNlNjQ/bGl0ZXJhbD89?='", "'a b', 'a b'", "'', ''"})
    void values_are_encoded_as_the_specification_shows(String value, String field) {
        assertThat(HeaderValue.encode(value)).isEqualTo(field);
    }

    @Test
    void a_line_break_never_reaches_a_header() {
        assertThat(HeaderValue.encode("line1\nline2")).isEqualTo("=?base64?bGluZTEKbGluZTI=?=");
        assertThat(HeaderValue.encode("a\r\nX-Evil: 1")).startsWith("=?base64?").doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"\"plain\"", "\"\"", "\" padded \"", "\"née\"", "\"a\\nb\"", "\"=?base64?eA==?=\"", "42", "42.0", "-7", "true", "false"})
    void what_is_written_matches_what_it_was_written_for(String json) {
        Json value = Json.parse(json);
        assertThat(HeaderValue.matches(HeaderValue.of(value), value)).isTrue();
        assertThat(HeaderValue.matches(HeaderValue.of(value), Json.of("another"))).isFalse();
    }
}
