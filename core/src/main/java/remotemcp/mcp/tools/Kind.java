package remotemcp.mcp.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonBoolean;
import remotemcp.json.JsonNumber;
import remotemcp.json.JsonObject;
import remotemcp.json.JsonString;

/// What values an argument may have: as a schema, in words, and as code that reads and writes them.
///
/// @param words completes "must be …"
/// @param reader empty when the value is not of this kind
record Kind<T>(JsonObject schema, String words, Function<Json, Optional<T>> reader, Function<T, Json> writer) {

    static Kind<String> string() {
        return new Kind<>(typed("string"), "a text", Json::asString, Json::of);
    }

    static Kind<String> choice(List<String> options) {
        var schema = typed("string").with("enum", JsonArray.ofStrings(options));
        return new Kind<>(schema, "one of " + String.join(", ", options), value -> value.asString().filter(options::contains), Json::of);
    }

    static Kind<Boolean> bool() {
        return new Kind<>(typed("boolean"), "true or false", Kind::readBoolean, Json::of);
    }

    static Kind<Double> number() {
        return new Kind<>(typed("number"), "a number", Kind::readDouble, Json::of);
    }

    /// A number exactly as the client wrote it.
    static Kind<JsonNumber> exactNumber() {
        return new Kind<>(typed("number"), "a number", value -> value instanceof JsonNumber number ? Optional.of(number) : Optional.empty(),
            number -> number);
    }

    static Kind<Integer> integer() {
        return new Kind<>(typed("integer"), "a whole number", value -> readInteger(value, Integer.MIN_VALUE, Integer.MAX_VALUE), Json::of);
    }

    static Kind<Integer> integer(int least, int greatest) {
        var schema = typed("integer").with("minimum", Json.of(least)).with("maximum", Json.of(greatest));
        return new Kind<>(schema, "a whole number from " + least + " to " + greatest, value -> readInteger(value, least, greatest),
            Json::of);
    }

    static Kind<List<String>> strings() {
        return new Kind<>(typed("array").with("items", typed("string")), "a list of texts", Kind::readStrings, JsonArray::ofStrings);
    }

    static Kind<JsonObject> object() {
        return new Kind<>(typed("object"), "an object", Json::asObject, object -> object);
    }

    /// The same values, or none.
    Kind<Optional<T>> optional() {
        return new Kind<>(schema, words, value -> reader.apply(value).map(Optional::of),
            value -> writer.apply(value.orElseThrow()));
    }

    private static JsonObject typed(String type) {
        return JsonObject.of("type", type);
    }

    private static Optional<Boolean> readBoolean(Json value) {
        return value instanceof JsonBoolean bool ? Optional.of(bool.value()) : Optional.empty();
    }

    /// A literal such as 1e999 is a number in JSON but none that a double can hold.
    private static Optional<Double> readDouble(Json value) {
        if (!(value instanceof JsonNumber number)) {
            return Optional.empty();
        }
        double read = number.asDouble();
        return Double.isInfinite(read) ? Optional.empty() : Optional.of(read);
    }

    private static Optional<Integer> readInteger(Json value, int least, int greatest) {
        if (!(value instanceof JsonNumber number)) {
            return Optional.empty();
        }
        var read = number.asLong();
        boolean fits = read.isPresent() && read.getAsLong() >= least && read.getAsLong() <= greatest;
        return fits ? Optional.of((int) read.getAsLong()) : Optional.empty();
    }

    private static Optional<List<String>> readStrings(Json value) {
        if (!(value instanceof JsonArray array)) {
            return Optional.empty();
        }
        var strings = new ArrayList<String>();
        for (Json element : array) {
            if (!(element instanceof JsonString(var text))) {
                return Optional.empty();
            }
            strings.add(text);
        }
        return Optional.of(List.copyOf(strings));
    }
}
