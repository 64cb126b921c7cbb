package remotemcp.json.schema;

import java.util.function.Predicate;
import remotemcp.json.Json;
import remotemcp.json.JsonNumber;

/// `minimum`, `maximum`, `exclusiveMinimum`, `exclusiveMaximum`, `multipleOf`, in exact decimal arithmetic.
final class NumberKeywords {

    private NumberKeywords() {}

    static void compile(Place place, SchemaNode node) {
        place.number("minimum").ifPresent(bound -> node.add(new Bound(n -> n.compareValue(bound) >= 0, "must be at least " + bound)));
        place.number("maximum").ifPresent(bound -> node.add(new Bound(n -> n.compareValue(bound) <= 0, "must be at most " + bound)));
        place.number("exclusiveMinimum")
            .ifPresent(bound -> node.add(new Bound(n -> n.compareValue(bound) > 0, "must be more than " + bound)));
        place.number("exclusiveMaximum")
            .ifPresent(bound -> node.add(new Bound(n -> n.compareValue(bound) < 0, "must be less than " + bound)));
        place.number("multipleOf").ifPresent(step -> node.add(multipleOf(place, step)));
    }

    private static Keyword multipleOf(Place place, JsonNumber step) {
        try {
            JsonNumber.of(0).isMultipleOf(step);
        } catch (IllegalArgumentException e) {
            throw place.bad("multipleOf", "Expected a number above 0 of at most " + JsonNumber.STEP_DIGITS + " digits");
        }
        return new Bound(n -> n.isMultipleOf(step), "must be a multiple of " + step);
    }

    private record Bound(Predicate<JsonNumber> holds, String wanted) implements Keyword {

        @Override
        public void check(Json value, Path path, Walk walk) {
            if (value instanceof JsonNumber number && !holds.test(number)) {
                walk.report(path, wanted);
            }
        }
    }
}
