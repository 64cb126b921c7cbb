package remotemcp.json.schema;

import java.util.List;
import java.util.Optional;
import remotemcp.json.Json;

/// `allOf`, `anyOf`, `oneOf`, `not`, `if`/`then`/`else`.
final class CombiningKeywords {

    private CombiningKeywords() {}

    static void compile(Place place, SchemaNode node) {
        if (place.has("allOf")) {
            node.add(new AllOf(place.nodes("allOf")));
        }
        if (place.has("anyOf")) {
            node.add(new Alternatives(place.nodes("anyOf"), false));
        }
        if (place.has("oneOf")) {
            node.add(new Alternatives(place.nodes("oneOf"), true));
        }
        place.node("not").ifPresent(ruledOut -> node.add(new Not(ruledOut)));
        place.node("if").ifPresent(condition -> node.add(new Conditional(condition, place.node("then"), place.node("else"))));
    }

    private record Not(SchemaNode ruledOut) implements Keyword {

        @Override
        public void check(Json value, Path path, Walk walk) {
            if (walk.fits(ruledOut, value, path)) {
                walk.report(path, "has a form that is ruled out");
            }
        }

        @Override
        public boolean speaksOf(String name, Walk walk) {
            return walk.speaksOf(ruledOut, name);
        }
    }

    private record AllOf(List<SchemaNode> nodes) implements Keyword {

        @Override
        public void check(Json value, Path path, Walk walk) {
            for (SchemaNode node : nodes) {
                walk.apply(node, value, path);
            }
        }

        @Override
        public boolean speaksOf(String name, Walk walk) {
            for (SchemaNode node : nodes) {
                if (walk.speaksOf(node, name)) {
                    return true;
                }
            }
            return false;
        }
    }

    private record Conditional(SchemaNode condition, Optional<SchemaNode> then, Optional<SchemaNode> otherwise)
        implements
            Keyword {

        @Override
        public void check(Json value, Path path, Walk walk) {
            Optional<SchemaNode> branch = walk.alternative(condition, value, path).isEmpty() ? then : otherwise;
            if (branch.isPresent()) {
                walk.apply(branch.get(), value, path);
            }
        }

        @Override
        public boolean speaksOf(String name, Walk walk) {
            return walk.speaksOf(condition, name) || then.isPresent() && walk.speaksOf(then.get(), name)
                || otherwise.isPresent() && walk.speaksOf(otherwise.get(), name);
        }
    }
}
