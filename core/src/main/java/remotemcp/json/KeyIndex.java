package remotemcp.json;

/// The order of an object's keys by (hash, text), for objects too large to search one by one.
///
/// A sorted order rather than a hash table: keys crafted to share one hash cost a comparison of text each and nothing
/// more, on every platform and without a random seed. Hash tables on Workers have no such floor.
final class KeyIndex {
    /// Up to this many keys, looking at each is faster than any index.
    static final int SMALL = 8;

    private static final int[] NONE = {};

    private KeyIndex() {}

    /// The order if there are enough keys to need one, else nothing.
    static int[] of(String[] keys) {
        return keys.length > SMALL ? sort(keys) : NONE;
    }

    /// Whether a key occurs twice; `order` is that of [#of(String[])].
    static boolean repeats(String[] keys, int[] order) {
        if (order.length == 0) {
            return repeats(keys);
        }
        for (int i = 1; i < order.length; i++) {
            if (keys[order[i]].equals(keys[order[i - 1]])) {
                return true;
            }
        }
        return false;
    }

    private static boolean repeats(String[] keys) {
        for (int i = 1; i < keys.length; i++) {
            for (int j = 0; j < i; j++) {
                if (keys[i].equals(keys[j])) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Positions of `keys` in sorted order; equal keys keep the order they came in.
    static int[] sort(String[] keys) {
        int[] from = new int[keys.length];
        for (int i = 0; i < from.length; i++) {
            from[i] = i;
        }
        int[] to = new int[keys.length];
        for (int width = 1; width < keys.length; width *= 2) {
            for (int start = 0; start < keys.length; start += 2 * width) {
                merge(keys, from, to, start, width);
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    /// Position of `key`, or -1.
    static int find(String[] keys, int[] order, String key) {
        int low = 0;
        int high = order.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int way = compare(keys[order[middle]], key);
            if (way == 0) {
                return order[middle];
            }
            if (way < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    private static void merge(String[] keys, int[] from, int[] to, int start, int width) {
        int middle = Math.min(start + width, from.length);
        int end = Math.min(middle + width, from.length);
        int left = start;
        int right = middle;
        for (int at = start; at < end; at++) {
            boolean takeLeft = left < middle && (right >= end || compare(keys[from[left]], keys[from[right]]) <= 0);
            to[at] = takeLeft ? from[left++] : from[right++];
        }
    }

    private static int compare(String a, String b) {
        int byHash = Integer.compare(a.hashCode(), b.hashCode());
        return byHash != 0 ? byHash : a.compareTo(b);
    }
}
