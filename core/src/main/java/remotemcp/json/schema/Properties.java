package remotemcp.json.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// `properties`, `patternProperties` and `additionalProperties`: each member meets the schemas that speak of it.
record Properties(Map<String, SchemaNode> named, List<Patterned> patterned, Optional<SchemaNode> others, String refusal)
    implements
        Keyword {

    record Patterned(String text, Pattern pattern, SchemaNode node) {}

    static void compile(Place place, SchemaNode node) {
        if (place.has("properties") || place.has("patternProperties") || place.has("additionalProperties")) {
            var named = place.namedNodes("properties");
            var patterned = patterned(place);
            int wanted = place.object("patternProperties").orElse(JsonObject.empty()).size();
            node.add(new Properties(named, patterned, others(place, patterned.size() == wanted), refusal(named, patterned)));
        }
    }

    /// Tells a model that guessed a name which ones there are.
    private static String refusal(Map<String, SchemaNode> named, List<Patterned> patterned) {
        var allowed = new ArrayList<String>();
        if (!named.isEmpty()) {
            allowed.add(Words.quotedList(named.keySet()));
        }
        patterned.forEach(one -> allowed.add("names like " + one.text()));
        return "is not allowed" + (allowed.isEmpty() ? "" : "; allowed are " + Words.and(allowed));
    }

    private static List<Patterned> patterned(Place place) {
        var patterned = new ArrayList<Patterned>();
        place.namedNodes("patternProperties")
            .forEach((text, node) -> place.pattern(text, place.at("patternProperties") + "/" + Path.escaped(text))
                .ifPresent(pattern -> patterned.add(new Patterned(text, pattern, node))));
        return patterned;
    }

    /// With a pattern we cannot match, nobody knows which members are additional.
    private static Optional<SchemaNode> others(Place place, boolean sure) {
        Optional<SchemaNode> others = place.node("additionalProperties");
        if (!sure && others.isPresent()) {
            place.compiler().passOver(place.resource(), place.at("additionalProperties"), "A pattern beside it that is not supported");
        }
        return sure ? others : Optional.empty();
    }

    @Override
    public void check(Json value, Path path, Walk walk) {
        if (value instanceof JsonObject object) {
            int place = 0;
            for (var member : object.entries()) {
                if (judges(member.getKey(), member.getValue(), path, walk) && walk.marks() != null) {
                    walk.marks().mark(place);
                }
                place++;
            }
        }
    }

    /// A schema for all other members speaks of any name, unless it allows none.
    @Override
    public boolean speaksOf(String name, Walk walk) {
        return named.containsKey(name) || others.isPresent() && !others.get().isNothing() || matches(name, walk);
    }

    /// Returns whether any schema speaks of that name.
    private boolean judges(String key, Json value, Path path, Walk walk) {
        walk.spend(1);
        SchemaNode own = named.get(key);
        boolean known = own != null;
        if (known) {
            walk.check(own, value, path.member(key));
        }
        for (int i = 0; i < patterned.size(); i++) {
            if (patterned.get(i).pattern().foundIn(key, walk)) {
                known = true;
                walk.check(patterned.get(i).node(), value, path.member(key));
            }
        }
        if (!known && others.isPresent()) {
            additional(value, path.member(key), walk);
        }
        return known || others.isPresent();
    }

    private void additional(Json value, Path path, Walk walk) {
        if (others.get().isNothing()) {
            walk.report(path, refusal);
        } else {
            walk.check(others.get(), value, path);
        }
    }

    private boolean matches(String key, Walk walk) {
        for (Patterned one : patterned) {
            if (one.pattern().foundIn(key, walk)) {
                return true;
            }
        }
        return false;
    }
}
