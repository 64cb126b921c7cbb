package remotemcp.json.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonException;
import remotemcp.json.JsonNull;
import remotemcp.json.JsonNumber;
import remotemcp.json.JsonObject;
import remotemcp.json.JsonString;

/// Changes values of a wrong type, in rounds: what a text held may hold texts itself. After each round the whole value is checked again.
record Coercion(SchemaNode root) {
    private static final int ROUNDS = 5;
    private static final int LONGEST_NUMBER = 64;

    Coerced of(Json value) {
        Json current = value;
        var places = new ArrayList<String>();
        for (int round = 0; round < ROUNDS; round++) {
            var edits = new Edits();
            for (LocatedViolation located : Walk.coercing().find(root, current)) {
                note(located, edits, places);
            }
            if (edits.isEmpty()) {
                break;
            }
            current = edits.in(current);
        }
        return new Coerced(current, List.copyOf(places), Walk.judging().run(root, current));
    }

    private static void note(LocatedViolation located, Edits edits, List<String> places) {
        if (located.types().isEmpty()) {
            return;
        }
        boolean changed;
        if (located.value() instanceof JsonNull) {
            changed = located.path().isMember() && edits.remove(located.path());
        } else {
            Optional<Json> meant = meaning(located.value(), located.types());
            changed = meant.isPresent() && edits.replace(located.path(), meant.get());
        }
        if (changed && places.size() < Walk.MOST) {
            places.add(located.violation().path());
        }
    }

    /// The one value of these types that it can mean.
    private static Optional<Json> meaning(Json value, List<ValueType> types) {
        var meanings = new ArrayList<Json>(1);
        if (value instanceof JsonString(var text)) {
            written(text).filter(held -> isOneOf(types, held)).ifPresent(meanings::add);
        }
        if (types.contains(ValueType.ARRAY) && isSingle(value)) {
            meanings.add(JsonArray.of(value));
        }
        return meanings.size() == 1 ? Optional.of(meanings.getFirst()) : Optional.empty();
    }

    private static boolean isOneOf(List<ValueType> types, Json value) {
        for (ValueType type : types) {
            if (type.includes(value)) {
                return true;
            }
        }
        return false;
    }

    /// The number, boolean, object or array that is written in the text.
    private static Optional<Json> written(String text) {
        if (isDecimal(text)) {
            return Optional.of(new JsonNumber(text));
        }
        if (text.equals("true") || text.equals("false")) {
            return Optional.of(Json.of(text.equals("true")));
        }
        return isStructured(text) ? structure(text) : Optional.empty();
    }

    private static Optional<Json> structure(String text) {
        try {
            return Optional.of(Json.parse(text)).filter(json -> json instanceof JsonObject || json instanceof JsonArray);
        } catch (JsonException noJson) {
            return Optional.empty();
        }
    }

    /// An exponent is left out: who writes `1e3` in a text may mean a name.
    private static boolean isDecimal(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '-' && c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return JsonNumber.isNumber(text);
    }

    private static boolean isStructured(String text) {
        String bare = text.strip();
        return !bare.isEmpty() && (bare.charAt(0) == '{' || bare.charAt(0) == '[');
    }

    /// An empty text may mean no item, and one with a separator several.
    private static boolean isSingle(Json value) {
        if (value instanceof JsonString(var text)) {
            return !text.isBlank() && !isStructured(text) && text.indexOf(',') < 0 && text.indexOf(';') < 0 && text.indexOf('\n') < 0;
        }
        return !(value instanceof JsonArray);
    }
}
