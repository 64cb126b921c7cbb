package remotemcp.json.schema;

import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// `unevaluatedProperties` and `unevaluatedItems`: what no other keyword here, or in a subschema of the same value, has judged.
final class UnevaluatedKeywords {

    private UnevaluatedKeywords() {}

    static void compile(Place place, SchemaNode node) {
        if (place.dialect() != Dialect.DRAFT_07) {
            place.node("unevaluatedProperties").ifPresent(rest -> node.add(new Members(node, rest)));
            place.node("unevaluatedItems").ifPresent(rest -> node.add(new Items(node, rest)));
        }
    }

    private static final class Members implements Keyword {
        private final SchemaNode node;
        private final SchemaNode rest;

        Members(SchemaNode node, SchemaNode rest) {
            this.node = node;
            this.rest = rest;
        }

        @Override
        public void check(Json value, Path path, Walk walk) {
            if (value instanceof JsonObject object) {
                var seen = new Evaluated(object.size());
                node.evaluated(value, walk, seen, this);
                int place = 0;
                for (var member : object.entries()) {
                    if (!seen.has(place++)) {
                        walk.check(rest, member.getValue(), path.member(member.getKey()));
                    }
                }
            }
        }

        @Override
        public boolean speaksOf(String name, Walk walk) {
            return !rest.isNothing();
        }

        @Override
        public void evaluated(Json value, Walk walk, Evaluated seen) {
            if (value instanceof JsonObject) {
                seen.markAll();
            }
        }
    }

    private static final class Items implements Keyword {
        private final SchemaNode node;
        private final SchemaNode rest;

        Items(SchemaNode node, SchemaNode rest) {
            this.node = node;
            this.rest = rest;
        }

        @Override
        public void check(Json value, Path path, Walk walk) {
            if (value instanceof JsonArray array) {
                var seen = new Evaluated(array.size());
                node.evaluated(value, walk, seen, this);
                for (int i = 0; i < array.size(); i++) {
                    if (!seen.has(i)) {
                        walk.check(rest, array.get(i), path.item(i));
                    }
                }
            }
        }

        @Override
        public void evaluated(Json value, Walk walk, Evaluated seen) {
            if (value instanceof JsonArray) {
                seen.markAll();
            }
        }
    }
}
