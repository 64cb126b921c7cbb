package remotemcp.json.schema;

import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonBoolean;
import remotemcp.json.JsonNull;
import remotemcp.json.JsonNumber;
import remotemcp.json.JsonObject;
import remotemcp.json.JsonString;

/// The types of the keyword `type`. A whole number is an integer however it is written: `1.0` is one.
enum ValueType {
    NULL("null"),
    BOOLEAN("true or false"),
    OBJECT("an object"),
    ARRAY("an array"),
    NUMBER("a number"),
    STRING("a string"),
    INTEGER("a whole number");

    private final String noun;

    ValueType(String noun) {
        this.noun = noun;
    }

    static Optional<ValueType> named(String name) {
        return Optional.ofNullable(switch (name) {
            case "null" -> NULL;
            case "boolean" -> BOOLEAN;
            case "object" -> OBJECT;
            case "array" -> ARRAY;
            case "number" -> NUMBER;
            case "string" -> STRING;
            case "integer" -> INTEGER;
            default -> null;
        });
    }

    static ValueType of(Json value) {
        return switch (value) {
            case JsonNull _ -> NULL;
            case JsonBoolean _ -> BOOLEAN;
            case JsonObject _ -> OBJECT;
            case JsonArray _ -> ARRAY;
            case JsonNumber _ -> NUMBER;
            case JsonString _ -> STRING;
        };
    }

    boolean includes(Json value) {
        return this == INTEGER ? value instanceof JsonNumber number && number.isInteger() : of(value) == this;
    }

    /// With its article, for messages.
    String noun() {
        return noun;
    }
}
