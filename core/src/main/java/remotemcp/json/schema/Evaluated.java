package remotemcp.json.schema;

import java.util.Arrays;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// Which members (by place in the object) or items of one value some keyword has judged.
final class Evaluated {
    private final boolean[] seen;

    private Evaluated(int size) {
        seen = new boolean[size];
    }

    static Evaluated of(Json value) {
        return new Evaluated(switch (value) {
            case JsonObject object -> object.size();
            case JsonArray array -> array.size();
            default -> 0;
        });
    }

    void mark(int place) {
        seen[place] = true;
    }

    void markUpTo(int end) {
        Arrays.fill(seen, 0, Math.min(end, seen.length), true);
    }

    void markAll() {
        Arrays.fill(seen, true);
    }

    /// Marks what is marked there.
    ///
    /// @param other of the same value
    void markAll(Evaluated other) {
        for (int i = 0; i < seen.length; i++) {
            seen[i] |= other.seen[i];
        }
    }

    boolean has(int place) {
        return seen[place];
    }
}
