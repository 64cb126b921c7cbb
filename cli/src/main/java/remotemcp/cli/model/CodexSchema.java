package remotemcp.cli.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import remotemcp.hosts.HostProfile;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonBoolean;
import remotemcp.json.JsonObject;

/// An input schema as Codex hands it on: a few keywords, in an order of its own. When that is too long, without any description.
final class CodexSchema {
    private static final int LONGEST = HostProfile.CODEX.limits().schema();
    private static final JsonObject STRING = JsonObject.of("type", "string");

    private final boolean isDescribed;

    private CodexSchema(boolean isDescribed) {
        this.isDescribed = isDescribed;
    }

    static JsonObject of(JsonObject schema) {
        JsonObject whole = new CodexSchema(true).object(schema);
        return whole.text().length() <= LONGEST ? whole : new CodexSchema(false).object(schema);
    }

    private Json schema(Json value) {
        return switch (value) {
            case JsonBoolean _ -> STRING;
            case JsonObject object -> object(object);
            default -> value;
        };
    }

    private JsonObject object(JsonObject schema) {
        var kept = JsonObject.builder();
        Optional<Json> type = type(schema);
        type.ifPresent(value -> kept.put("type", value));
        if (isDescribed) {
            kept.put("description", schema.string("description"));
        }
        schema.find("const").map(JsonArray::of).or(() -> schema.array("enum")).ifPresent(values -> kept.put("enum", values));
        boolean isArray = type.filter(Json.of("array")::equals).isPresent();
        schema.find("items").map(this::schema).or(() -> isArray ? Optional.of(STRING) : Optional.empty())
            .ifPresent(items -> kept.put("items", items));
        schema.find("minItems").ifPresent(least -> kept.put("minItems", least));
        boolean isObject = type.filter(Json.of("object")::equals).isPresent();
        schema.object("properties").or(() -> isObject ? Optional.of(JsonObject.empty()) : Optional.empty())
            .ifPresent(all -> kept.put("properties", sorted(all)));
        schema.find("required").ifPresent(names -> kept.put("required", names));
        schema.find("additionalProperties")
            .ifPresent(more -> kept.put("additionalProperties", more instanceof JsonBoolean ? more : schema(more)));
        for (String keyword : List.of("anyOf", "oneOf", "allOf")) {
            schema.array(keyword).ifPresent(variants -> kept.put(keyword, each(variants)));
        }
        schema.find("$ref").ifPresent(reference -> kept.put("$ref", reference));
        schema.object("$defs").ifPresent(definitions -> kept.put("$defs", sorted(definitions)));
        return kept.build();
    }

    /// What is missing is concluded from the other keywords.
    private static Optional<Json> type(JsonObject schema) {
        if (schema.has("type")) {
            return schema.find("type");
        }
        if (schema.has("$ref") || schema.has("anyOf") || schema.has("oneOf") || schema.has("allOf")) {
            return Optional.empty();
        }
        String concluded = has(schema, "properties", "required", "additionalProperties") ? "object"
            : has(schema, "items", "prefixItems") ? "array"
                : has(schema, "enum", "const", "format") ? "string"
                    : has(schema, "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf") ? "number" : "";
        return concluded.isEmpty() ? Optional.empty() : Optional.of(Json.of(concluded));
    }

    private static boolean has(JsonObject schema, String... keywords) {
        return List.of(keywords).stream().anyMatch(schema::has);
    }

    private JsonArray each(JsonArray variants) {
        var all = new ArrayList<Json>();
        variants.values().forEach(variant -> all.add(schema(variant)));
        return new JsonArray(all);
    }

    private JsonObject sorted(JsonObject schemas) {
        Map<String, Json> all = new TreeMap<>();
        schemas.entries().forEach(entry -> all.put(entry.getKey(), schema(entry.getValue())));
        var sorted = JsonObject.builder();
        all.forEach(sorted::put);
        return sorted.build();
    }
}
