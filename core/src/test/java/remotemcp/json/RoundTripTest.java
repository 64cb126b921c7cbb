package remotemcp.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoundTripTest {

    @Test
    void what_is_written_reads_back_as_the_same_value_and_the_same_text() {
        var random = new RandomJson(1);
        for (int i = 0; i < 5_000; i++) {
            Json value = random.value(6);
            Json read = Json.parse(value.bytes());
            assertThat(read).isEqualTo(value).hasSameHashCodeAs(value).hasToString(value.text());
            assertThat(Json.parse(value.text())).isEqualTo(value);
        }
    }

    @Test
    void members_put_in_another_order_are_an_equal_object() {
        var random = new RandomJson(2);
        for (int i = 0; i < 2_000; i++) {
            if (random.value(3) instanceof JsonObject object) {
                var turned = JsonObject.builder();
                object.entries().stream().toList().reversed().forEach(member -> turned.put(member.getKey(), member.getValue()));
                assertThat(turned.build()).isEqualTo(object).hasSameHashCodeAs(object);
            }
        }
    }

    @Test
    void messages_print_back_as_they_were() {
        for (String message : new String[]{
            "{\"jsonrpc\":\"2.0\",\"id\":\"a-1\",\"method\":\"tools/call\",\"params\":{\"name\":\"add\",\"arguments\":{\"a\":1,\"b\":-2.50},\"_meta\":{}}}",
            "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"\u2211 = \\\"3\\\"\\n\"}],\"isError\":false,\"resultType\":\"complete\"}}",
            "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32700,\"message\":\"\uD83D\uDE00\",\"data\":null}}"}) {
            assertThat(Json.parse(message)).hasToString(message);
        }
    }
}
