package remotemcp.json;

import java.util.Arrays;
import java.util.Objects;

/// Members on their way into an object. Repeated keys are settled once, at the end, because looking for each key as
/// it comes would cost the square of their number.
final class MemberList {
    private String[] keys = new String[KeyIndex.SMALL];
    private Json[] values = new Json[KeyIndex.SMALL];
    private int size;

    void add(String key, Json value) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        keys[size] = Objects.requireNonNull(key, "key");
        values[size++] = Objects.requireNonNull(value, "value");
    }

    JsonObject toObject() {
        if (size == 0) {
            return JsonObject.empty();
        }
        String[] ownKeys = Arrays.copyOf(keys, size);
        int[] order = KeyIndex.of(ownKeys);
        if (KeyIndex.repeats(ownKeys, order)) {
            return settled(KeyIndex.sort(ownKeys)).toObject();
        }
        return new JsonObject(ownKeys, Arrays.copyOf(values, size), order);
    }

    /// First place, last value. The sorted order lists equal keys as they came.
    private MemberList settled(int[] order) {
        boolean[] dropped = new boolean[size];
        int first = order[0];
        for (int i = 1; i < order.length; i++) {
            if (keys[order[i]].equals(keys[first])) {
                values[first] = values[order[i]];
                dropped[order[i]] = true;
            } else {
                first = order[i];
            }
        }
        var kept = new MemberList();
        for (int i = 0; i < size; i++) {
            if (!dropped[i]) {
                kept.add(keys[i], values[i]);
            }
        }
        return kept;
    }
}
