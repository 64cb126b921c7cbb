package remotemcp.json.schema;

import remotemcp.json.Json;

/// One compiled constraint of a subschema. It passes over values of types it does not speak about.
interface Keyword {

    void check(Json value, Path path, Walk walk);

    /// Marks the members or items which this keyword has judged, for `unevaluatedProperties` and `unevaluatedItems`.
    default void evaluated(Json value, Walk walk, Evaluated seen) {}

    /// Whether it allows, asks for or judges a member of that name in the object itself, not deeper.
    default boolean speaksOf(String name, Walk walk) {
        return false;
    }
}
