package remotemcp.json;

import java.util.Optional;

/// One JSON value (RFC 8259), immutable.
///
/// Reading is strict (I-JSON, RFC 7493): duplicate keys, lone surrogates, ill-formed UTF-8, a byte order mark and
/// anything after the value are refused with [JsonException]. Writing is compact and always reads back.
public sealed interface Json permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

    /// Reads one value from UTF-8 under [JsonLimits#standard()].
    static Json parse(byte[] utf8) {
        return parse(utf8, JsonLimits.standard());
    }

    static Json parse(byte[] utf8, JsonLimits limits) {
        return new JsonReader(utf8, limits).document();
    }

    static Json parse(String text) {
        return parse(Utf8.encode(text));
    }

    static JsonString of(String value) {
        return new JsonString(value);
    }

    static JsonNumber of(long value) {
        return JsonNumber.of(value);
    }

    /// Throws IllegalArgumentException for NaN and the infinities, which JSON cannot say.
    static JsonNumber of(double value) {
        return JsonNumber.of(value);
    }

    static JsonBoolean of(boolean value) {
        return value ? JsonBoolean.TRUE : JsonBoolean.FALSE;
    }

    /// Compact JSON text.
    default String text() {
        return new JsonWriter().write(this).text();
    }

    /// Compact JSON as UTF-8.
    default byte[] bytes() {
        return new JsonWriter().write(this).bytes();
    }

    default Optional<JsonObject> asObject() {
        return this instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    default Optional<JsonArray> asArray() {
        return this instanceof JsonArray array ? Optional.of(array) : Optional.empty();
    }

    default Optional<String> asString() {
        return this instanceof JsonString string ? Optional.of(string.value()) : Optional.empty();
    }
}
