package remotemcp.cli.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.json.Json;

/// What a person writes into a form, checked against a schema that a server made.
class FieldTest {

    @Test
    void a_value_that_the_schema_refuses_is_not_sent() {
        assertThatThrownBy(() -> field("{\"type\":\"string\",\"pattern\":\"^a\"}").value("b")).isInstanceOf(IllegalArgumentException.class);
        assertThat(field("{\"type\":\"string\",\"pattern\":\"^a\"}").value("ab")).contains(Json.of("ab"));
    }

    /// S25: a hostile server's schema ends the check, not the program.
    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"string\",\"pattern\":\"((({200}){200}){200}){20}\"}",
        "{\"type\":\"string\",\"pattern\":\"(((){900}){900}){20}\"}",
        "{\"type\":\"string\",\"$ref\":\"https://evil.example/schema\"}", "{\"type\":\"string\",\"minLength\":\"x\"}"})
    void a_schema_that_cannot_be_used_leaves_the_value_to_the_server(String schema) {
        assertThat(field(schema).value("a")).contains(Json.of("a"));
    }

    private static Field field(String schema) {
        return new Field("f", Json.parse(schema).asObject().orElseThrow(), true);
    }
}
