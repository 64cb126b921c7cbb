package remotemcp.json.schema;

import java.util.List;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// `required`, `minProperties`, `maxProperties`, `propertyNames`, `dependentRequired`, `dependentSchemas` (with the
/// older `dependencies`); `properties` and its kin are [Properties].
final class ObjectKeywords {

    private ObjectKeywords() {}

    static void compile(Place place, SchemaNode node) {
        Properties.compile(place, node);
        List<String> required = place.strings("required");
        if (!required.isEmpty()) {
            node.add(new Required(required, ""));
        }
        place.count("minProperties").ifPresent(least -> node.add(new Size(least, Integer.MAX_VALUE,
            "must have at least " + Words.count(least, "member", "members"))));
        place.count("maxProperties").ifPresent(most -> node.add(new Size(0, most,
            "must have at most " + Words.count(most, "member", "members"))));
        place.node("propertyNames").ifPresent(names -> node.add(new Names(names)));
        Dependencies.compile(place, node);
    }

    record Required(List<String> names, String reason) implements Keyword {

        @Override
        public void check(Json value, Path path, Walk walk) {
            if (value instanceof JsonObject object) {
                for (int i = 0; i < names.size(); i++) {
                    if (!object.has(names.get(i))) {
                        walk.report(path, "needs the member " + Words.quoted(names.get(i)) + reason);
                    }
                }
            }
        }

        @Override
        public boolean speaksOf(String name, Walk walk) {
            return names.contains(name);
        }
    }

    private record Size(int least, int most, String wanted) implements Keyword {

        @Override
        public void check(Json value, Path path, Walk walk) {
            if (value instanceof JsonObject object && (object.size() < least || object.size() > most)) {
                walk.report(path, wanted);
            }
        }
    }

    private record Names(SchemaNode names) implements Keyword {

        @Override
        public void check(Json value, Path path, Walk walk) {
            if (value instanceof JsonObject object) {
                for (String name : object.keys()) {
                    var wrong = walk.trial(names, Json.of(name), path);
                    if (!wrong.isEmpty()) {
                        walk.report(path.member(name), "has a name that " + wrong.getFirst().violation().message());
                    }
                }
            }
        }
    }
}
