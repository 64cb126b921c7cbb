package remotemcp.json;

/// Keys read lately, so that the few dozen names which every message repeats are not made anew each time (making a
/// string out of bytes is the costliest step on Workers). Fixed in size; a newer key takes the place of an older one.
/// Shared by all threads without a lock: a string is immutable, and losing a race only loses a cached key.
final class KeyCache {
    private static final int LONGEST = 48;
    private static final String[] KEYS = new String[256];

    private KeyCache() {}

    /// The place of ASCII bytes of this length and hash; -1 when they are too long to keep.
    static int slot(int length, int hash) {
        return length > LONGEST ? -1 : (hash ^ hash >>> 8 ^ hash >>> 16) & KEYS.length - 1;
    }

    /// The key at the slot if it is the very text of these bytes, else null.
    static String find(int slot, byte[] in, int from, int to) {
        String key = slot < 0 ? null : KEYS[slot];
        if (key == null || key.length() != to - from) {
            return null;
        }
        for (int i = from; i < to; i++) {
            if (key.charAt(i - from) != in[i]) {
                return null;
            }
        }
        return key;
    }

    static void keep(int slot, String key) {
        if (slot >= 0) {
            KEYS[slot] = key;
        }
    }
}
