package remotemcp.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Our reader and Jackson's must agree on every input: accepted or not, and as which value.
class DifferentialTest {
    private static final String[] PIECES =
        {"{", "}", "[", "]", ",", ":", "\"", "\\", "\\u00e9", "\\ud83d", "\\ude00", "\\n", " ", "\n", "\t", "\f",
            "0", "1", "-", "+", ".", "e", "E", "1e5", "01", "true", "false", "null", "nul", "\"a\"", "\"a\":", "\"a\":1", "\u00e9",
            "\uFEFF", "\u2028", "/",
            "//", "/**/", "'", "NaN", "Infinity", "\u0000", "\u001f", "\u007f"};

    @Test
    void H05_random_values_read_alike() {
        var values = new RandomJson(3);
        for (int i = 0; i < 3_000; i++) {
            agree(values.value(5).bytes());
        }
    }

    @Test
    void H05_damaged_values_are_judged_alike() {
        var values = new RandomJson(4);
        var random = new Random(4);
        int accepted = 0;
        for (int i = 0; i < 40_000; i++) {
            byte[] damaged = values.value(3).bytes();
            for (int damages = 1 + random.nextInt(2); damages > 0; damages--) {
                damaged = damage(damaged, random);
            }
            accepted += agree(damaged) ? 1 : 0;
        }
        assertThat(accepted).isBetween(4_000, 36_000);
    }

    @Test
    void H05_random_runs_of_pieces_are_judged_alike() {
        var random = new Random(5);
        for (int i = 0; i < 60_000; i++) {
            var text = new StringBuilder();
            for (int pieces = 1 + random.nextInt(7); pieces > 0; pieces--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            agree(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void H05_random_bytes_in_a_string_are_judged_alike() {
        var random = new Random(6);
        for (int i = 0; i < 60_000; i++) {
            byte[] bytes = new byte[2 + random.nextInt(5)];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : 0x80 + random.nextInt(128));
            }
            bytes[0] = '"';
            bytes[bytes.length - 1] = '"';
            agree(bytes);
        }
    }

    private static boolean agree(byte[] bytes) {
        Optional<Json> ours = ours(bytes);
        assertThat(ours).as(() -> new String(bytes, StandardCharsets.ISO_8859_1)).isEqualTo(JacksonJudge.read(bytes));
        return ours.isPresent();
    }

    private static Optional<Json> ours(byte[] bytes) {
        try {
            return Optional.of(Json.parse(bytes));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    /// Changes, drops or repeats a byte, puts a piece in, or cuts the end off.
    private static byte[] damage(byte[] bytes, Random random) {
        var out = new ByteArrayOutputStream();
        int at = random.nextInt(bytes.length + 1);
        out.write(bytes, 0, at);
        int skip = Math.min(bytes.length - at, random.nextInt(3));
        switch (random.nextInt(4)) {
            case 0 -> out.write(random.nextInt(256));
            case 1 -> out.writeBytes(PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8));
            case 2 -> out.write(bytes, at, skip);
            default -> {
                if (random.nextInt(4) == 0) {
                    return out.toByteArray();
                }
            }
        }
        out.write(bytes, at + skip, bytes.length - at - skip);
        return out.toByteArray();
    }
}
