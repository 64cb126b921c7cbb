package remotemcp.http;

import java.util.ArrayList;
import java.util.List;

/// Bytes that come piece by piece, copied together into arrays of growing size: a piece of one byte costs hardly more than its
/// byte, and no array is copied to make room.
public final class Segments {
    private static final int SMALLEST = 512;
    private static final int LARGEST = 64 << 10;
    private static final byte[] NOTHING = {};

    private final List<byte[]> full = new ArrayList<>(0);
    private byte[] last = NOTHING;
    private int used;
    private int length;
    private int capacity;

    public void add(byte[] piece) {
        int from = 0;
        while (from < piece.length) {
            if (used == last.length) {
                nextSegment(piece.length - from);
            }
            int count = Math.min(piece.length - from, last.length - used);
            System.arraycopy(piece, from, last, used, count);
            used += count;
            from += count;
        }
        length += piece.length;
    }

    /// As long as all before it, so that there are few and at most half of them is empty.
    private void nextSegment(int wanted) {
        if (used > 0) {
            full.add(last);
        }
        last = new byte[Math.clamp(Math.max(wanted, capacity), SMALLEST, LARGEST)];
        capacity += last.length;
        used = 0;
    }

    /// Bytes added.
    public int length() {
        return length;
    }

    /// Bytes of the arrays that hold them.
    public int capacity() {
        return capacity;
    }

    /// All bytes as one array.
    public byte[] joined() {
        var whole = new byte[length];
        int at = 0;
        for (byte[] segment : full) {
            System.arraycopy(segment, 0, whole, at, segment.length);
            at += segment.length;
        }
        System.arraycopy(last, 0, whole, at, used);
        return whole;
    }
}
