package remotemcp.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonException;
import remotemcp.json.JsonObject;
import remotemcp.json.JsonString;
import remotemcp.json.schema.JsonSchema;
import remotemcp.json.schema.SchemaException;
import remotemcp.json.schema.SchemaViolation;

/// One value that a form asks for.
///
/// @param schema of the value alone
record Field(String name, JsonObject schema, boolean required) {
    private static final Map<String, String> TYPES =
        Map.of("number", "a number", "integer", "a whole number", "boolean", "true or false", "array", "a JSON array",
            "object", "a JSON object");

    /// The properties of an object schema.
    static List<Field> of(JsonObject schema) {
        var fields = new ArrayList<Field>();
        JsonArray required = schema.array("required").orElse(JsonArray.of());
        for (Map.Entry<String, Json> property : schema.object("properties").orElse(JsonObject.empty()).entries()) {
            fields.add(new Field(property.getKey(), property.getValue().asObject().orElse(JsonObject.empty()),
                required.values().contains(Json.of(property.getKey()))));
        }
        return List.copyOf(fields);
    }

    static Field text(String name, String description, boolean required) {
        return new Field(name, JsonObject.builder().put("type", "string").put("description", description).build(), required);
    }

    String description() {
        return schema.string("description").orElse(schema.string("title").orElse(""));
    }

    /// The type in a word or two, and its limits.
    String kind() {
        String type = schema.string("type").or(() -> schema.array("type").map(types -> types.values().stream()
            .flatMap(each -> each.asString().stream()).collect(Collectors.joining(" or "))))
            .orElse(options().isEmpty() ? "any JSON" : "choice");
        var text = new StringBuilder(type.equals("array")
            ? schema.object("items").flatMap(items -> items.string("type")).map(items -> "array of " + items).orElse(type) : type);
        limits("minimum", "maximum", text, "");
        limits("minLength", "maxLength", text, " characters");
        limits("minItems", "maxItems", text, " items");
        schema.string("format").ifPresent(format -> text.append(", ").append(format));
        schema.string("pattern").ifPresent(pattern -> text.append(", like ").append(pattern));
        return text.toString();
    }

    private void limits(String least, String most, StringBuilder text, String unit) {
        Optional<String> low = schema.find(least).map(Json::text);
        Optional<String> high = schema.find(most).map(Json::text);
        if (low.isPresent() || high.isPresent()) {
            text.append(", ").append(low.isPresent() && high.isPresent() ? low.get() + " to " + high.get()
                : low.map(value -> "at least " + value).orElseGet(() -> "at most " + high.get())).append(unit);
        }
    }

    /// The values to choose from, as they are written; empty when it is free.
    List<String> options() {
        if (schema.string("type").orElse("").equals("boolean")) {
            return List.of("true", "false");
        }
        var options = new ArrayList<String>();
        schema.array("enum").ifPresent(values -> values.forEach(value -> options.add(written(value))));
        for (String choice : List.of("oneOf", "anyOf")) {
            schema.array(choice).ifPresent(values -> values
                .forEach(value -> value.asObject().flatMap(object -> object.find("const")).map(Field::written).ifPresent(options::add)));
        }
        return options;
    }

    /// What the field holds before anybody writes into it.
    String initial() {
        return schema.find("default").map(Field::written).orElse("");
    }

    /// A value as a person writes it.
    static String written(Json value) {
        return value instanceof JsonString text ? text.asString().orElse("") : value.text();
    }

    /// The value that was written; empty when nothing was, and nothing has to be.
    ///
    /// @throws IllegalArgumentException saying what is wrong with it
    Optional<Json> value(String written) {
        if (written.isEmpty()) {
            if (required) {
                throw new IllegalArgumentException(takesText() ? "this is needed (two quotes for an empty text)" : "this is needed");
            }
            return Optional.empty();
        }
        Json value = read(written);
        List<SchemaViolation> wrong = wrong(value);
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(wrong.getFirst().toString().replaceFirst("^the value ", "it "));
        }
        return Optional.of(value);
    }

    /// A schema that cannot be used, or is too much work, is the server's fault: then the server judges the value.
    private List<SchemaViolation> wrong(Json value) {
        try {
            return JsonSchema.lenient(schema).check(value);
        } catch (SchemaException unusable) {
            return List.of();
        }
    }

    private boolean takesText() {
        return schema.string("type").orElse("").equals("string")
            || schema.array("type").map(types -> types.values().contains(Json.of("string"))).orElse(false);
    }

    private Json read(String written) {
        if (takesText()) {
            return Json.of(written.equals("\"\"") ? "" : written);
        }
        try {
            return Json.parse(written);
        } catch (JsonException e) {
            String type = schema.string("type").orElse("");
            if (type.equals("array") && !written.startsWith("[")) {
                return JsonArray.ofStrings(List.of(written.split("\\s*,\\s*")));
            }
            if (type.isEmpty()) {
                return Json.of(written);
            }
            throw new IllegalArgumentException("it has to be " + TYPES.getOrDefault(type, "JSON"));
        }
    }
}
