package remotemcp.json.schema;

import static org.assertj.core.api.Assertions.assertThat;

import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// Says of values whether they fit a schema. Single quotes stand for double ones, to keep the cases readable.
final class Verdicts {
    private final JsonSchema schema;

    private Verdicts(JsonSchema schema) {
        this.schema = schema;
    }

    static Verdicts of(String schema) {
        return new Verdicts(JsonSchema.of((JsonObject) json(schema)));
    }

    Verdicts fit(String... values) {
        for (String value : values) {
            assertThat(schema.check(json(value))).as(value).isEmpty();
        }
        return this;
    }

    /// The violations of the value, each as its words.
    Verdicts fails(String value, String... words) {
        assertThat(schema.check(json(value))).as(value).map(SchemaViolation::toString).containsExactly(words);
        return this;
    }

    static Json json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }
}
