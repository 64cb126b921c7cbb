package remotemcp.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonReaderTest {

    @Test
    void V34_nesting_at_the_limit_is_read_and_one_deeper_is_refused() {
        assertThat(Json.parse(nested(64))).isInstanceOf(JsonArray.class);
        refused(nested(65), "Nested deeper than 64 at byte 64");
        refused("{\"a\":".repeat(65), "Nested deeper than 64 at byte 320");
    }

    /// A million open brackets must fail at the limit, not grow the stack with the input.
    @Test
    void V34_deep_nesting_needs_no_deep_stack() throws InterruptedException {
        var failures = new ArrayList<Throwable>();
        var thread = new Thread(null, () -> Json.parse("[".repeat(1_000_000)), "small stack", 64 * 1024);
        thread.setUncaughtExceptionHandler((_, e) -> failures.add(e));
        thread.start();
        thread.join();
        assertThat(failures).singleElement().isInstanceOf(JsonException.class);
    }

    @Test
    void H05_values_are_counted() {
        var limits = new JsonLimits(64, 100, 4);
        assertThat(Json.parse(bytes("[1,2,3]"), limits)).isInstanceOf(JsonArray.class);
        assertThatExceptionOfType(JsonException.class).isThrownBy(() -> Json.parse(bytes("[1,2,3,4]"), limits))
            .withMessage("More than 4 values at byte 7");
    }

    @Test
    void H05_number_length_is_bounded() {
        var limits = new JsonLimits(64, 5, 10);
        assertThat(Json.parse(bytes("12345"), limits)).isEqualTo(Json.of(12345));
        assertThatExceptionOfType(JsonException.class).isThrownBy(() -> Json.parse(bytes("[123456]"), limits))
            .withMessage("A number of more than 5 characters at byte 1");
    }

    @Test
    void V20_keys_are_compared_exactly() {
        var object = (JsonObject) Json.parse("{\"Method\":1,\"METHOD\":2,\"\u212Aey\":3}");
        assertThat(object.has("method")).isFalse();
        assertThat(object.has("key")).isFalse();
        assertThat(object.integer("METHOD")).hasValue(2);
    }

    @Test
    void H05_proto_is_a_key_like_any_other() {
        var object = (JsonObject) Json.parse("{\"__proto__\":{\"admin\":true}}");
        assertThat(object.keys()).containsExactly("__proto__");
        assertThat(object.has("admin")).isFalse();
    }

    @Test
    void the_message_tells_what_and_where_and_nothing_of_the_input() {
        refused("{\"a\" \"hunter2\"}", "Expected a colon at byte 5");
        refused("[1 hunter2]", "Expected a comma or the end of the array at byte 3");
        refused("{\"a\":1 hunter2}", "Expected a comma or the end of the object at byte 7");
        refused("{hunter2:1}", "Expected a key at byte 1");
        refused("hunter2", "Expected a value at byte 0");
        refused("[\"\\qhunter2\"]", "An unknown escape at byte 2");
        refused("{} hunter2", "Text after the end of the value at byte 3");
        refused("\"\u00e9\u00e9\n", "A control character in a string at byte 5");
        refused("[-hunter2]", "Not a number at byte 1");
        refused("{\"hunter2\":1,\"hunter2\":2}", "A key twice in the object that starts at byte 0");
    }

    @Test
    void the_position_is_also_a_number() {
        var failure = catchThrowableOfType(JsonException.class, () -> Json.parse("[1,]"));
        assertThat(failure.position()).isEqualTo(3);
    }

    @Test
    void text_with_half_a_surrogate_pair_is_refused() {
        refused("\"ab\uD83D\"", "Half of a surrogate pair at byte 3");
        refused("\"\uDE00ab\"", "Half of a surrogate pair at byte 1");
    }

    @Test
    void escapes_and_raw_characters_read_alike() {
        assertThat(Json.parse("\"\\u00e9\\u20ac\\ud83d\\ude00\\/\\b\\f\\n\\r\\t\\\"\\\\\""))
            .isEqualTo(Json.of("\u00e9\u20ac\uD83D\uDE00/\b\f\n\r\t\"\\"));
        assertThat(Json.parse("\"\u00e9\u20ac\uD83D\uDE00\"")).isEqualTo(Json.of("\u00e9\u20ac\uD83D\uDE00"));
    }

    /// Strings of equal hash: `Aa` and `BB` in every combination. The count of comparisons, not a clock, is judged by
  /// the test of [KeyIndex]; here the object must simply be right.
    @Test
    void H05_keys_crafted_to_share_one_hash_are_told_apart() {
        List<String> keys = colliding(10);
        var object = (JsonObject) Json.parse(objectOf(keys));
        assertThat(object.size()).isEqualTo(1024);
        assertThat(keys).allMatch(key -> object.string(key).orElseThrow().equals(key));
        keys.add(keys.get(17));
        Collections.shuffle(keys);
        assertThatExceptionOfType(JsonException.class).isThrownBy(() -> Json.parse(objectOf(keys)));
    }

    static List<String> colliding(int length) {
        var keys = new ArrayList<String>();
        for (int bits = 0; bits < 1 << length; bits++) {
            var key = new StringBuilder();
            for (int i = 0; i < length; i++) {
                key.append((bits >> i & 1) == 0 ? "Aa" : "BB");
            }
            keys.add(key.toString());
        }
        return keys;
    }

    private static String objectOf(List<String> keys) {
        var text = new StringBuilder("{");
        for (String key : keys) {
            text.append(text.length() > 1 ? "," : "").append('"').append(key).append("\":\"").append(key).append('"');
        }
        return text.append('}').toString();
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void refused(String text, String message) {
        assertThatExceptionOfType(JsonException.class).isThrownBy(() -> Json.parse(text)).withMessage(message);
    }
}
