package remotemcp.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/// A JSON array.
public record JsonArray(List<Json> values) implements Json, Iterable<Json> {

    public JsonArray {
        values = values instanceof ItemList ? values : ItemList.copyOf(values);
    }

    public static JsonArray of(Json... values) {
        return new JsonArray(ItemList.copyOf(Arrays.asList(values)));
    }

    public static JsonArray ofStrings(Iterable<String> values) {
        var strings = new ArrayList<Json>();
        for (var value : values) {
            strings.add(new JsonString(value));
        }
        return new JsonArray(strings);
    }

    public int size() {
        return values.size();
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public Json get(int index) {
        return values.get(index);
    }

    @Override
    public Iterator<Json> iterator() {
        return values.iterator();
    }

    @Override
    public String toString() {
        return text();
    }
}
