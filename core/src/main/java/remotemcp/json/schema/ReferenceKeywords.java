package remotemcp.json.schema;

import remotemcp.json.Json;

/// `$ref`, and `$dynamicRef` with the older `$recursiveRef`.
final class ReferenceKeywords {

    private ReferenceKeywords() {
    }

    static void compile(Place place, SchemaNode node) {
        place.string("$ref").ifPresent(to -> node.add(new Reference(place.compiler().referred(to, place, "$ref"))));
        place.string("$dynamicRef").ifPresent(to -> node.add(place.compiler().dynamic(to, place, "$dynamicRef")));
        place.string("$recursiveRef").ifPresent(to -> node.add(place.compiler().dynamic(to, place, "$recursiveRef")));
    }

    record Reference(SchemaNode target) implements Keyword {

        @Override
        public void check(Json value, Path path, Walk walk) {
            walk.apply(target, value, path);
        }

        @Override
        public boolean speaksOf(String name, Walk walk) {
            return walk.speaksOf(target, name);
        }
    }

    /// Leads to the outermost resource of the dynamic scope that has a dynamic anchor of this name.
    ///
    /// @param first where it leads if no resource has
    record DynamicReference(String anchor, SchemaNode first) implements Keyword {

        @Override
        public void check(Json value, Path path, Walk walk) {
            walk.apply(walk.dynamic(anchor, first), value, path);
        }

        @Override
        public boolean speaksOf(String name, Walk walk) {
            return walk.speaksOf(walk.dynamic(anchor, first), name);
        }
    }
}
