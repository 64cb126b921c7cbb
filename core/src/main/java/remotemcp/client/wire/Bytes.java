package remotemcp.client.wire;

import java.util.Arrays;

/// Bytes that are collected up to a limit.
final class Bytes {
    private static final int SMALL = 256;
    private static final int ROOMY = 1 << 16;

    private final int most;
    private byte[] held = new byte[SMALL];
    private int length;

    Bytes(int most) {
        this.most = most;
    }

    /// Whether it still fitted.
    boolean add(byte b) {
        if (!makeRoom(1)) {
            return false;
        }
        held[length++] = b;
        return true;
    }

    /// Adds a part of an array; says whether it still fitted.
    boolean add(byte[] bytes, int from, int to) {
        if (!makeRoom(to - from)) {
            return false;
        }
        System.arraycopy(bytes, from, held, length, to - from);
        length += to - from;
        return true;
    }

    /// Everything collected; begins anew. The room of a long text is given back.
    byte[] takeAll() {
        byte[] all = Arrays.copyOf(held, length);
        length = 0;
        if (held.length > ROOMY) {
            held = new byte[SMALL];
        }
        return all;
    }

    private boolean makeRoom(int more) {
        if (more > most - length) {
            return false;
        }
        if (length + more > held.length) {
            held = Arrays.copyOf(held, Math.max(length + more, (int) Math.min(most, 2L * held.length)));
        }
        return true;
    }
}
