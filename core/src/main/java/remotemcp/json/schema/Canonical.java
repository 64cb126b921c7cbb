package remotemcp.json.schema;

import java.util.TreeSet;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonNumber;
import remotemcp.json.JsonObject;

/// A text that two values share exactly when JSON Schema holds them equal: members sorted, numbers by value.
final class Canonical {

    private Canonical() {}

    static String text(Json value) {
        var out = new StringBuilder();
        append(out, value);
        return out.toString();
    }

    /// Charges the walk for the length of the text.
    static String text(Json value, Walk walk) {
        String text = text(value);
        walk.spend(text.length() / 16);
        return text;
    }

    private static void append(StringBuilder out, Json value) {
        switch (value) {
            case JsonObject object -> members(out, object);
            case JsonArray array -> items(out, array);
            case JsonNumber number -> out.append(number.normalized());
            default -> out.append(value);
        }
    }

    private static void members(StringBuilder out, JsonObject object) {
        out.append('{');
        for (String key : new TreeSet<>(object.keys())) {
            out.append(Words.quoted(key)).append(':');
            append(out, object.find(key).orElseThrow());
            out.append(',');
        }
        out.append('}');
    }

    private static void items(StringBuilder out, JsonArray array) {
        out.append('[');
        for (Json item : array) {
            append(out, item);
            out.append(',');
        }
        out.append(']');
    }
}
