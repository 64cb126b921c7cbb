package remotemcp.workers;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.teavm.jso.JSBody;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.typedarrays.ArrayBuffer;
import org.teavm.jso.typedarrays.Int8Array;

import remotemcp.platform.Base64Url;
import remotemcp.platform.Random;

/// Passwords hashed by PBKDF2 with SHA-256 (RFC 8018), the one slow hash that WebCrypto has. A hash reads
/// `$pbkdf2-sha256$rounds$salt$hash`, the last two in Base64url. Passwords are normalised first (NFKC), because keyboards differ in how
/// they compose the same letter.
final class PasswordHash {
    private static final String FORM = "$pbkdf2-sha256$";
    /// Cloudflare refuses more.
    private static final int ROUNDS = 100_000;
    private static final int SALT_BYTES = 16;

    private final Random random;

    PasswordHash(Random random) {
        this.random = random;
    }

    String hash(String password) {
        var salt = random.bytes(SALT_BYTES);
        return FORM + ROUNDS + "$" + Base64Url.encode(salt) + "$" + Base64Url.encode(derive(password, salt, ROUNDS));
    }

    boolean check(String password, String hash) {
        var parts = Parts.of(hash);
        var made = derive(password, parts.map(Parts::salt).orElse(new byte[SALT_BYTES]), parts.map(Parts::rounds).orElse(ROUNDS));
        return parts.isPresent() && isSame(made, parts.get().hash());
    }

    boolean isOutdated(String hash) {
        return Parts.of(hash).map(parts -> parts.rounds() < ROUNDS).orElse(true);
    }

    private static byte[] derive(String password, byte[] salt, int rounds) {
        return Bytes.await(derive(Bytes.toScript(normalised(password).getBytes(StandardCharsets.UTF_8)), Bytes.toScript(salt), rounds));
    }

    /// Looks at every byte, so that the time tells nothing about where two hashes differ.
    private static boolean isSame(byte[] a, byte[] b) {
        int difference = a.length ^ b.length;
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            difference |= a[i] ^ b[i];
        }
        return difference == 0;
    }

    private record Parts(int rounds, byte[] salt, byte[] hash) {

        static Optional<Parts> of(String text) {
            int first = text.indexOf('$', FORM.length());
            int second = text.indexOf('$', first + 1);
            if (!text.startsWith(FORM) || first < 0 || second < 0) {
                return Optional.empty();
            }
            var salt = Base64Url.decode(text.substring(first + 1, second));
            var hash = Base64Url.decode(text.substring(second + 1));
            int rounds = number(text.substring(FORM.length(), first));
            return salt.isEmpty() || hash.isEmpty() || rounds < 1 || rounds > ROUNDS
                ? Optional.empty() : Optional.of(new Parts(rounds, salt.get(), hash.get()));
        }

        private static int number(String text) {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                return 0;
            }
        }
    }

    @JSBody(params = "password", script = "return password.normalize('NFKC');")
    private static native String normalised(String password);

    @JSBody(params = {"password", "salt", "rounds"}, script = "return crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])"
        + ".then(function (k) { return crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: salt, iterations: rounds }, k, 256); });")
    private static native JSPromise<ArrayBuffer> derive(Int8Array password, Int8Array salt, int rounds);
}
