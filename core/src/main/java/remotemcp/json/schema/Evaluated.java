package remotemcp.json.schema;

import java.util.Arrays;

/// Which members (by place in the object) or items of one value some keyword has judged.
final class Evaluated {
    private final boolean[] seen;

    Evaluated(int size) {
        seen = new boolean[size];
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

    boolean has(int place) {
        return seen[place];
    }
}
