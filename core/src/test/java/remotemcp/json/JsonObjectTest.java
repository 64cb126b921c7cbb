package remotemcp.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonObjectTest {

    @Test
    void members_keep_the_order_they_were_put_in() {
        var object = JsonObject.builder().put("b", 1).put("a", "x").put("c", true).put("d", Optional.empty()).build();
        assertThat(object.text()).isEqualTo("{\"b\":1,\"a\":\"x\",\"c\":true}");
        assertThat(object.keys()).containsExactly("b", "a", "c");
    }

    @Test
    void a_key_put_again_replaces_the_value_in_its_place() {
        var object = JsonObject.of("a", "1").with("b", "2").with("a", "3");
        assertThat(object).hasToString("{\"a\":\"3\",\"b\":\"2\"}");
        assertThat(object.without("a")).isEqualTo(JsonObject.of("b", "2"));
    }

    @Test
    void accessors_are_empty_for_absent_members_and_other_types() {
        var object = (JsonObject) Json.parse("{\"n\":1e2,\"s\":\"x\",\"t\":true,\"o\":{},\"a\":[1]}");
        assertThat(object.integer("n")).hasValue(100);
        assertThat(object.string("n")).isEmpty();
        assertThat(object.string("s")).hasValue("x");
        assertThat(object.bool("t")).hasValue(true);
        assertThat(object.object("o")).hasValue(JsonObject.empty());
        assertThat(object.array("a")).hasValue(JsonArray.of(Json.of(1)));
        assertThat(object.find("zz")).isEmpty();
    }

    @Test
    void equality_does_not_look_at_the_order() {
        var one = Json.parse("{\"a\":1,\"b\":[{}]}");
        var other = Json.parse("{\"b\":[{}],\"a\":1}");
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    }

    @Test
    void a_large_object_finds_every_key() {
        var builder = JsonObject.builder();
        for (int i = 0; i < 1000; i++) {
            builder.put("key" + i, i);
        }
        var object = builder.put("key5", 5000).build();
        assertThat(object.size()).isEqualTo(1000);
        assertThat(object.integer("key999")).hasValue(999);
        assertThat(object.integer("key5")).hasValue(5000);
        assertThat(object.has("key1000")).isFalse();
    }

    @Test
    void H05_a_key_twice_is_refused() {
        assertThatThrownBy(() -> Json.parse("{\"a\":1,\"\\u0061\":2}")).isInstanceOf(JsonException.class);
    }
}
