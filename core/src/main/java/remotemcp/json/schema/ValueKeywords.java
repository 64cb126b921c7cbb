package remotemcp.json.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonString;

/// `type`, `enum`, `const`.
final class ValueKeywords {

    private ValueKeywords() {}

    static void compile(Place place, SchemaNode node) {
        place.schema().find("type").ifPresent(type -> node.add(new Type(types(place, type))));
        place.array("enum").ifPresent(values -> node.add(OneOf.of(values)));
        place.schema().find("const").ifPresent(value -> node.add(OneOf.of(JsonArray.of(value))));
    }

    private static List<ValueType> types(Place place, Json type) {
        List<String> names = type instanceof JsonArray array ? place.strings(array, "type")
            : List.of(type.asString().orElseThrow(() -> place.bad("type", "Expected a string or an array")));
        var types = new ArrayList<ValueType>();
        for (String name : names) {
            types.add(ValueType.named(name).orElseThrow(() -> place.bad("type", "An unknown type")));
        }
        if (types.isEmpty()) {
            throw place.bad("type", "Expected at least one type");
        }
        return types;
    }

    private record Type(List<ValueType> types) implements Keyword {

        @Override
        public void check(Json value, Path path, Walk walk) {
            for (int i = 0; i < types.size(); i++) {
                if (types.get(i).includes(value)) {
                    return;
                }
            }
            var choices = new ArrayList<String>();
            types.forEach(type -> choices.add(type.noun()));
            walk.report(path, "must be " + Words.or(choices) + ", but is " + ValueType.of(value).noun(), value, types);
        }
    }

    /// Texts are compared directly; other values by the one text all their spellings share.
    private record OneOf(Set<String> texts, Set<String> others, Set<ValueType> types, String wanted) implements Keyword {

        static OneOf of(JsonArray values) {
            var texts = new TreeSet<String>();
            var others = new TreeSet<String>();
            var types = new LinkedHashSet<ValueType>();
            for (Json value : values) {
                types.add(ValueType.of(value));
                if (value instanceof JsonString text) {
                    texts.add(text.value());
                } else {
                    others.add(Canonical.text(value));
                }
            }
            return new OneOf(texts, others, types, (values.size() == 1 ? "must be " : "must be one of ") + Words.list(values));
        }

        @Override
        public void check(Json value, Path path, Walk walk) {
            if (!includes(value, walk)) {
                walk.report(path, wanted, value, types.contains(ValueType.of(value)) ? List.of() : List.copyOf(types));
            }
        }

        private boolean includes(Json value, Walk walk) {
            if (value instanceof JsonString text) {
                return texts.contains(text.value());
            }
            return !others.isEmpty() && others.contains(Canonical.text(value, walk));
        }
    }
}
