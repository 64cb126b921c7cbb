package remotemcp.json;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/// The items of an array: an immutable list over a Java array that nobody else holds.
final class ItemList extends AbstractList<Json> implements RandomAccess {
    private final Json[] items;

    /// Takes the array over.
    ItemList(Json[] items) {
        this.items = items;
    }

    static ItemList copyOf(List<Json> values) {
        var items = values.toArray(new Json[0]);
        for (Json item : items) {
            if (item == null) {
                throw new NullPointerException("an item is null");
            }
        }
        return new ItemList(items);
    }

    @Override
    public Json get(int index) {
        return items[index];
    }

    @Override
    public int size() {
        return items.length;
    }
}
