package remotemcp.cli.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// An input schema as Claude Code hands it on: alternatives at the top become one object, and which of its parameters belong together is
/// said in words.
record FlatSchema(JsonObject original) {
    private static final List<String> KEYWORDS = List.of("allOf", "oneOf", "anyOf");

    private Optional<String> keyword() {
        return KEYWORDS.stream().filter(original::has).findFirst();
    }

    private List<JsonObject> variants() {
        return original.array(keyword().orElseThrow()).orElse(JsonArray.of()).values().stream()
            .flatMap(variant -> variant.asObject().stream()).toList();
    }

    /// What the description of the tool begins with; empty when nothing was changed.
    Optional<String> constraint() {
        return keyword().map(word -> {
            if (word.equals("allOf")) {
                return "Input constraint: all listed parameters apply together (flattened from a JSON Schema allOf).";
            }
            String what = "Provide parameters for " + (word.equals("oneOf") ? "exactly" : "at least") + " one of";
            List<String> groups = variants().stream().map(FlatSchema::required).filter(names -> !names.isEmpty())
                .map(names -> "(" + String.join(", ", names) + ")").toList();
            return "Input constraint: " + what
                + (groups.isEmpty() ? " the documented parameter groups (flattened from a JSON Schema " + word + ")."
                    : ": " + String.join(" or ", groups) + ".");
        });
    }

    JsonObject schema() {
        if (keyword().isEmpty()) {
            return original;
        }
        var flat = JsonObject.builder();
        for (String key : original.keys()) {
            if (!KEYWORDS.contains(key) && !List.of("properties", "required", "additionalProperties").contains(key)) {
                flat.put(key, original.find(key).orElseThrow());
            }
        }
        return flat.put("properties", properties()).put("required", JsonArray.ofStrings(List.copyOf(allRequired())))
            .put("additionalProperties", true).build();
    }

    private JsonObject properties() {
        Map<String, Set<Json>> schemas = new LinkedHashMap<>();
        collect(original, schemas);
        variants().forEach(variant -> collect(variant, schemas));
        var properties = JsonObject.builder();
        schemas.forEach((name, found) -> properties.put(name,
            found.size() == 1 ? found.iterator().next() : JsonObject.of("anyOf", new JsonArray(new ArrayList<>(found)))));
        return properties.build();
    }

    private static void collect(JsonObject schema, Map<String, Set<Json>> schemas) {
        for (var property : schema.object("properties").orElse(JsonObject.empty()).entries()) {
            schemas.computeIfAbsent(property.getKey(), _ -> new LinkedHashSet<>()).add(property.getValue());
        }
    }

    private Set<String> allRequired() {
        var required = new LinkedHashSet<>(required(original));
        if (original.has("allOf")) {
            variants().forEach(variant -> required.addAll(required(variant)));
        } else if (!variants().isEmpty()) {
            var common = new LinkedHashSet<>(required(variants().getFirst()));
            variants().forEach(variant -> common.retainAll(required(variant)));
            required.addAll(common);
        }
        return required;
    }

    private static List<String> required(JsonObject schema) {
        return schema.array("required").orElse(JsonArray.of()).values().stream().flatMap(name -> name.asString().stream()).toList();
    }
}
