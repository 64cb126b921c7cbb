package remotemcp.json.schema;

import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// What is to be changed in a value, as a tree of its places: each object and array on the way is copied once, however much changes in it.
/// Names are compared, not hashed: the sender may have chosen them for their hashes.
final class Edits {
    private final Map<String, Edits> inside = new TreeMap<>();
    private Json replacement;
    private boolean isRemoved;

    boolean isEmpty() {
        return inside.isEmpty() && isUntouched();
    }

    private boolean isUntouched() {
        return replacement == null && !isRemoved;
    }

    /// Returns false if that place is changed already.
    boolean replace(Path path, Json value) {
        Edits place = at(path);
        boolean first = place.isUntouched();
        place.replacement = first ? value : place.replacement;
        return first;
    }

    /// Returns false if that place is changed already.
    boolean remove(Path path) {
        Edits place = at(path);
        boolean first = place.isUntouched();
        place.isRemoved = first || place.isRemoved;
        return first;
    }

    private Edits at(Path path) {
        return path.parent() == null ? this : at(path.parent()).inside.computeIfAbsent(path.step(), step -> new Edits());
    }

    /// The value with the changes made.
    Json in(Json value) {
        if (replacement != null) {
            return replacement;
        }
        return switch (value) {
            case JsonObject object when !inside.isEmpty() -> in(object);
            case JsonArray array when !inside.isEmpty() -> in(array);
            default -> value;
        };
    }

    private JsonObject in(JsonObject object) {
        var members = JsonObject.builder();
        for (var member : object.entries()) {
            Edits edits = inside.get(member.getKey());
            if (edits == null) {
                members.put(member.getKey(), member.getValue());
            } else if (!edits.isRemoved) {
                members.put(member.getKey(), edits.in(member.getValue()));
            }
        }
        return members.build();
    }

    private JsonArray in(JsonArray array) {
        var items = new ArrayList<Json>(array.size());
        for (int i = 0; i < array.size(); i++) {
            Edits edits = inside.get(Integer.toString(i));
            items.add(edits == null ? array.get(i) : edits.in(array.get(i)));
        }
        return new JsonArray(items);
    }
}
