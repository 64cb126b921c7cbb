package remotemcp.cli.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonBoolean;
import remotemcp.json.JsonObject;

/// An input schema as Copilot CLI hands it on: members in the order of the alphabet, and the keywords that some models do not take moved into
/// the description.
final class CopilotSchema {
    /// In the order in which they are told.
    private static final List<String> MOVED =
        List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern",
            "format", "minItems", "maxItems", "uniqueItems", "patternProperties", "if", "then", "else");
    private static final Set<String> NAMED = Set.of("properties", "$defs", "definitions");

    private CopilotSchema() {
    }

    static JsonObject of(JsonObject schema) {
        var whole = (JsonObject) sorted(schema);
        for (String keyword : List.of("oneOf", "anyOf", "allOf")) {
            if (whole.array(keyword).isPresent()) {
                return merged(whole, keyword);
            }
        }
        return changed(whole);
    }

    private static Json sorted(Json value) {
        return switch (value) {
            case JsonObject object -> {
                Map<String, Json> members = new TreeMap<>();
                object.entries().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
                var sorted = JsonObject.builder();
                members.forEach(sorted::put);
                yield sorted.build();
            }
            case JsonArray array -> new JsonArray(array.values().stream().map(CopilotSchema::sorted).toList());
            default -> value;
        };
    }

    private static JsonObject changed(JsonObject schema) {
        JsonObject kept = JsonObject.empty();
        for (var member : schema.entries()) {
            String key = member.getKey();
            if (!MOVED.contains(key)) {
                kept = kept.with(key,
                    NAMED.contains(key) && member.getValue() instanceof JsonObject named ? eachNamed(named) : child(member.getValue()));
            }
        }
        if (schema.string("type").filter("array"::equals).isPresent() && !schema.has("items")) {
            kept = kept.with("items", JsonObject.empty());
        }
        var told = new ArrayList<String>();
        for (String keyword : MOVED) {
            schema.find(keyword).ifPresent(value -> told.add(keyword + ": " + value.text()));
        }
        return told.isEmpty() ? kept : described(kept, "{" + String.join(", ", told) + "}");
    }

    private static JsonObject described(JsonObject schema, String words) {
        return schema.with("description", Json.of(schema.string("description").map(text -> text + "\n\n" + words).orElse(words)));
    }

    private static JsonObject eachNamed(JsonObject schemas) {
        var all = JsonObject.builder();
        schemas.entries().forEach(
            entry -> all.put(entry.getKey(), entry.getValue() instanceof JsonBoolean ? JsonObject.empty() : child(entry.getValue())));
        return all.build();
    }

    private static Json child(Json value) {
        return switch (value) {
            case JsonObject schema -> changed(schema);
            case JsonArray array -> new JsonArray(array.values().stream().map(CopilotSchema::child).toList());
            default -> value;
        };
    }

    /// Alternatives become one object. Of parameters in alternatives only the constants are kept; of those that apply together all is.
    private static JsonObject merged(JsonObject schema, String keyword) {
        JsonArray variants = schema.array(keyword).orElseThrow();
        boolean isTogether = keyword.equals("allOf");
        Map<String, Json> properties = new LinkedHashMap<>();
        schema.object("properties").orElse(JsonObject.empty()).entries().forEach(entry -> properties.put(entry.getKey(), entry.getValue()));
        var required = new LinkedHashSet<Json>(schema.array("required").orElse(JsonArray.of()).values());
        Map<String, List<Json>> constants = new LinkedHashMap<>();
        for (Json each : variants) {
            JsonObject variant = each.asObject().orElse(JsonObject.empty());
            for (var property : variant.object("properties").orElse(JsonObject.empty()).entries()) {
                Json only = property.getValue().asObject().flatMap(inner -> inner.find("const")).orElse(null);
                if (only != null) {
                    constants.computeIfAbsent(property.getKey(), _ -> new ArrayList<>()).add(only);
                }
                properties.putIfAbsent(property.getKey(), isTogether ? property.getValue() : JsonObject.empty());
            }
            if (isTogether) {
                required.addAll(variant.array("required").orElse(JsonArray.of()).values());
            }
        }
        constants.forEach((name, values) -> properties.put(name, JsonObject.of("enum", new JsonArray(values))));
        var all = JsonObject.builder();
        properties.forEach(all::put);
        JsonObject rest = schema.without(keyword).with("properties", all.build());
        JsonObject whole = changed(required.isEmpty() ? rest : rest.with("required", new JsonArray(List.copyOf(required))));
        return isTogether ? whole : described(whole, "{" + keyword + ": " + variants.text() + "}");
    }
}
