package remotemcp.json.schema;

import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// `dependentRequired` and `dependentSchemas`; and `dependencies`, which was both in draft-07.
record Dependencies(String trigger, SchemaNode consequence) implements Keyword {

    static void compile(Place place, SchemaNode node) {
        for (var member : place.object("dependentRequired").orElse(JsonObject.empty()).entries()) {
            node.add(new Dependencies(member.getKey(), required(place, "dependentRequired", member.getKey(), member.getValue())));
        }
        place.namedNodes("dependentSchemas").forEach((trigger, then) -> node.add(new Dependencies(trigger, then)));
        if (place.dialect() != Dialect.DRAFT_2020_12) {
            older(place, node);
        }
    }

    private static void older(Place place, SchemaNode node) {
        for (var member : place.object("dependencies").orElse(JsonObject.empty()).entries()) {
            String trigger = member.getKey();
            SchemaNode consequence = member.getValue() instanceof JsonArray
                ? required(place, "dependencies", trigger, member.getValue())
                : place.node(member.getValue(), place.at("dependencies") + "/" + Path.escaped(trigger));
            node.add(new Dependencies(trigger, consequence));
        }
    }

    private static SchemaNode required(Place place, String keyword, String trigger, Json names) {
        JsonArray array = names.asArray().orElseThrow(() -> place.bad(keyword, "Expected arrays"));
        var node = new SchemaNode(place.resource());
        node.add(new ObjectKeywords.Required(place.strings(array, keyword), " because it has " + Words.quoted(trigger)));
        return node;
    }

    @Override
    public void check(Json value, Path path, Walk walk) {
        if (value instanceof JsonObject object && object.has(trigger)) {
            walk.apply(consequence, value, path);
        }
    }

    @Override
    public boolean speaksOf(String name, Walk walk) {
        return trigger.equals(name) || walk.speaksOf(consequence, name);
    }
}
