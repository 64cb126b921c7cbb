package remotemcp.json.schema;

import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// `unevaluatedProperties` and `unevaluatedItems`: what no other keyword here, or in a subschema of the same value, has judged.
final class UnevaluatedKeywords {

    private UnevaluatedKeywords() {
    }

    static void compile(Place place, SchemaNode node) {
        if (place.dialect() != Dialect.DRAFT_07) {
            place.node("unevaluatedProperties").ifPresent(rest -> node.addAsking(new Members(rest)));
            place.node("unevaluatedItems").ifPresent(rest -> node.addAsking(new Items(rest)));
        }
    }

    private record Members(SchemaNode rest) implements Keyword {

        @Override
        public void check(Json value, Path path, Walk walk) {
            if (value instanceof JsonObject object) {
                int place = 0;
                for (var member : object.entries()) {
                    if (!walk.marks().has(place++)) {
                        walk.check(rest, member.getValue(), path.member(member.getKey()));
                    }
                }
                walk.marks().markAll();
            }
        }

        @Override
        public boolean speaksOf(String name, Walk walk) {
            return !rest.isNothing();
        }
    }

    private record Items(SchemaNode rest) implements Keyword {

        @Override
        public void check(Json value, Path path, Walk walk) {
            if (value instanceof JsonArray array) {
                for (int i = 0; i < array.size(); i++) {
                    if (!walk.marks().has(i)) {
                        walk.check(rest, array.get(i), path.item(i));
                    }
                }
                walk.marks().markAll();
            }
        }
    }
}
