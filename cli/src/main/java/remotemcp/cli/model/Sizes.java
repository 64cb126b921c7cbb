package remotemcp.cli.model;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Sizes as hosts write them.
final class Sizes {

    private Sizes() {
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /// With one digit after the point, such as `76.3`.
    static String kilobytes(int bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1024.0);
    }

    /// In groups of three, such as `38,066`.
    static String grouped(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// How many bytes Base64 text stands for.
    static int decoded(String base64) {
        int end = base64.length();
        while (end > 0 && base64.charAt(end - 1) == '=') {
            end--;
        }
        return end * 3 / 4;
    }
}
