package remotemcp.doctor.http;

import java.util.Arrays;

/// Bytes that arrive piece by piece.
public final class CollectedBytes {
    private byte[] bytes = new byte[1024];
    private int size;

    public void add(byte[] piece) {
        if (size + piece.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + piece.length));
        }
        System.arraycopy(piece, 0, bytes, size, piece.length);
        size += piece.length;
    }

    public byte[] all() {
        return Arrays.copyOf(bytes, size);
    }
}
