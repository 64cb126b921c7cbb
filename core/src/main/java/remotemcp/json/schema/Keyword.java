package remotemcp.json.schema;

import remotemcp.json.Json;

/// One compiled constraint of a subschema. It passes over values of types it does not speak about.
interface Keyword {

    /// Marks at [Walk#marks()] the members or items that it has judged, for `unevaluatedProperties` and `unevaluatedItems`.
    void check(Json value, Path path, Walk walk);

    /// Whether it allows, asks for or judges a member of that name in the object itself, not deeper.
    default boolean speaksOf(String name, Walk walk) {
        return false;
    }
}
