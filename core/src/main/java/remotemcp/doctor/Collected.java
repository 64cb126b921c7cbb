package remotemcp.doctor;

import java.util.Arrays;

/// Bytes that arrive piece by piece.
final class Collected {
    private byte[] bytes = new byte[1024];
    private int size;

    void add(byte[] piece) {
        if (size + piece.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + piece.length));
        }
        System.arraycopy(piece, 0, bytes, size, piece.length);
        size += piece.length;
    }

    byte[] all() {
        return Arrays.copyOf(bytes, size);
    }
}
