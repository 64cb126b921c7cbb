package remotemcp.json.schema;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;

/// `prefixItems`, `items` (with the older `additionalItems`), `minItems`, `maxItems`, `uniqueItems`, `contains`.
final class ArrayKeywords {

    private ArrayKeywords() {}

    static void compile(Place place, SchemaNode node) {
        items(place, node);
        place.count("minItems").ifPresent(least -> node.add(new Size(least, Integer.MAX_VALUE,
            "must have at least " + Words.count(least, "item", "items"))));
        place.count("maxItems").ifPresent(most -> node.add(new Size(0, most,
            "must have at most " + Words.count(most, "item", "items"))));
        if (place.isTrue("uniqueItems")) {
            node.add(new Unique());
        }
        place.node("contains").ifPresent(wanted -> node.add(new Contains(wanted,
            place.count("minContains").orElse(1), place.count("maxContains").orElse(Integer.MAX_VALUE))));
    }

    /// Before 2020-12 an array under `items` was what `prefixItems` is now.
    private static void items(Place place, SchemaNode node) {
        boolean older = place.dialect() != Dialect.DRAFT_2020_12;
        boolean tuple = older && place.schema().array("items").isPresent();
        List<SchemaNode> prefix = tuple ? place.nodes("items") : older ? List.of() : place.nodes("prefixItems");
        Optional<SchemaNode> rest = tuple ? place.node("additionalItems") : place.node("items");
        if (!prefix.isEmpty() || rest.isPresent()) {
            node.add(new Items(prefix, rest));
        }
    }

    private record Items(List<SchemaNode> prefix, Optional<SchemaNode> rest) implements Keyword {

        @Override
        public void check(Json value, Path path, Walk walk) {
            if (value instanceof JsonArray array) {
                if (walk.marks() != null) {
                    walk.marks().markUpTo(rest.isPresent() ? array.size() : prefix.size());
                }
                for (int i = 0; i < array.size(); i++) {
                    if (i < prefix.size()) {
                        walk.check(prefix.get(i), array.get(i), path.item(i));
                    } else if (rest.isPresent()) {
                        walk.check(rest.get(), array.get(i), path.item(i));
                    }
                }
            }
        }
    }

    private record Size(int least, int most, String wanted) implements Keyword {

        @Override
        public void check(Json value, Path path, Walk walk) {
            if (value instanceof JsonArray array && (array.size() < least || array.size() > most)) {
                walk.report(path, wanted);
            }
        }
    }

    private record Unique() implements Keyword {

        @Override
        public void check(Json value, Path path, Walk walk) {
            if (value instanceof JsonArray array) {
                var first = new TreeMap<String, Integer>();
                for (int i = 0; i < array.size(); i++) {
                    walk.spend(1);
                    Integer twin = first.putIfAbsent(Canonical.text(array.get(i), walk), i);
                    if (twin != null) {
                        walk.report(path, "must not have equal items, but items " + twin + " and " + i + " are");
                        return;
                    }
                }
            }
        }
    }

    private record Contains(SchemaNode wanted, int least, int most) implements Keyword {

        @Override
        public void check(Json value, Path path, Walk walk) {
            if (value instanceof JsonArray array) {
                int hits = 0;
                for (int i = 0; i < array.size(); i++) {
                    if (walk.fits(wanted, array.get(i), path.item(i))) {
                        hits++;
                        if (walk.marks() != null) {
                            walk.marks().mark(i);
                        }
                    }
                }
                if (hits < least) {
                    walk.report(path, "must contain at least " + Words.count(least, "item", "items") + " of the required form");
                } else if (hits > most) {
                    walk.report(path, "must contain at most " + Words.count(most, "item", "items") + " of the limited form");
                }
            }
        }
    }
}
