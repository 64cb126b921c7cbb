package remotemcp.json.schema;

import remotemcp.json.Json;

/// `$ref` and `$dynamicRef`. A document is one resource (an `$id` inside it is refused), and within one resource a
/// dynamic reference is an ordinary one.
final class ReferenceKeywords {

    private ReferenceKeywords() {}

    static void compile(Place place, SchemaNode node) {
        boolean embedded = !place.pointer().isEmpty() && place.string("$id").filter(id -> !id.startsWith("#")).isPresent();
        if (embedded) {
            throw place.bad("$id", "A schema resource inside another, which is not supported,");
        }
        for (String keyword : new String[]{"$ref", "$dynamicRef", "$recursiveRef"}) {
            place.string(keyword).ifPresent(to -> node.add(new Reference(place.compiler().referred(to, place.at(keyword)))));
        }
    }

    private record Reference(SchemaNode target) implements Keyword {

        @Override
        public void check(Json value, Path path, Walk walk) {
            walk.check(target, value, path);
        }

        @Override
        public boolean speaksOf(String name, Walk walk) {
            return walk.speaksOf(target, name);
        }

        @Override
        public void evaluated(Json value, Walk walk, Evaluated seen) {
            target.evaluatedIfFits(value, walk, seen);
        }
    }
}
