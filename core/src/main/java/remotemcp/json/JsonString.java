package remotemcp.json;

import java.util.Objects;

/// A JSON string. Half of a surrogate pair, which has no UTF-8 form, is written as U+FFFD.
public record JsonString(String value) implements Json {

    public JsonString {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return text();
    }
}
