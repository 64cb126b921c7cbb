package remotemcp.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

    @Test
    void every_kind_of_value_is_its_compact_text() {
        var value = JsonObject.builder()
            .put("o", JsonObject.empty()).put("a", JsonArray.of(Json.of(1), Json.of(2.5), JsonNull.NULL))
            .put("t", true).put("f", false).put("s", "x").build();
        assertThat(value.text()).isEqualTo("{\"o\":{},\"a\":[1,2.5,null],\"t\":true,\"f\":false,\"s\":\"x\"}");
        assertThat(value).hasToString(value.text());
        assertThat(value.bytes()).asString(StandardCharsets.UTF_8).isEqualTo(value.text());
    }

    @Test
    void H09_control_characters_are_escaped() {
        assertThat(Json.of("\"\\/\b\f\n\r\t\u0000\u001b\u007f")).hasToString("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001b\\u007f\"");
    }

    @Test
    void text_beyond_ascii_is_written_as_utf8() {
        var text = "\u00e9\u20ac\uD83D\uDE00\u2028";
        assertThat(Json.of(text)).hasToString('"' + text + '"');
        assertThat(Json.of(text).bytes()).isEqualTo(('"' + text + '"').getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void half_a_surrogate_pair_becomes_the_replacement_character() {
        assertThat(Json.of("a\uD83D")).hasToString("\"a\uFFFD\"");
        assertThat(Json.of("\uDE00\uD83Da")).hasToString("\"\uFFFD\uFFFDa\"");
    }

    @Test
    void long_texts_outgrow_the_first_buffer() {
        for (int length : new int[]{100, 253, 254, 255, 256, 257, 1000, 10_000}) {
            for (String unit : new String[]{"a", "\u00e9", "\u20ac", "\uD83D\uDE00", "\n", "\u0001"}) {
                var value = JsonArray.of(Json.of(unit.repeat(length)), Json.of(unit));
                assertThat(Json.parse(value.bytes())).isEqualTo(value);
            }
        }
    }
}
