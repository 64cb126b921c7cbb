package remotemcp.platform;

import java.nio.charset.StandardCharsets;

/// Compares secrets in a time that does not tell how much of them was right.
public final class ConstantTime {

    private ConstantTime() {
    }

    public static boolean equal(String one, String other) {
        return equal(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /// Texts of different lengths are told apart at once: the length of our secrets is no secret.
    public static boolean equal(byte[] one, byte[] other) {
        if (one.length != other.length) {
            return false;
        }
        int difference = 0;
        for (int i = 0; i < one.length; i++) {
            difference |= one[i] ^ other[i];
        }
        return difference == 0;
    }
}
