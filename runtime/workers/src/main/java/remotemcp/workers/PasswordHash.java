package remotemcp.workers;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.teavm.jso.JSBody;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.typedarrays.ArrayBuffer;
import org.teavm.jso.typedarrays.Int8Array;

import remotemcp.platform.Base64Url;
import remotemcp.platform.Random;

/// Passwords hashed by PBKDF2 with SHA-256 (RFC 8018), the one slow hash that WebCrypto has. Cloudflare refuses more than 100,000 rounds in
/// one call, so several calls are chained, each stretching what the one before gave: 600,000 rounds in all, as OWASP's password storage sheet
/// asks. A hash reads `$pbkdf2-sha256-chained$rounds,calls$salt$hash`, the last two in Base64url; older ones, of a single call, read
/// `$pbkdf2-sha256$rounds$salt$hash`. Passwords are normalised first (NFKC), because keyboards differ in how they compose the same letter.
final class PasswordHash {
    private static final String CHAINED = "$pbkdf2-sha256-chained$";
    private static final String SINGLE = "$pbkdf2-sha256$";
    private static final int ROUNDS = 100_000;
    private static final int CALLS = 6;
    private static final int SALT_BYTES = 16;

    private final Random random;

    PasswordHash(Random random) {
        this.random = random;
    }

    String hash(String password) {
        var salt = random.bytes(SALT_BYTES);
        return CHAINED + ROUNDS + "," + CALLS + "$" + Base64Url.encode(salt) + "$"
            + Base64Url.encode(derive(password, salt, ROUNDS, CALLS));
    }

    boolean check(String password, String hash) {
        var parts = Parts.of(hash);
        var salt = parts.map(Parts::salt).orElse(new byte[SALT_BYTES]);
        int calls = parts.map(Parts::calls).orElse(CALLS);
        var made = derive(password, salt, parts.map(Parts::rounds).orElse(ROUNDS), calls);
        if (calls < CALLS) {
            // An older hash must take as long as a new one: the time would tell that there is such an account.
            derive(password, salt, ROUNDS, CALLS - calls);
        }
        return parts.isPresent() && isSame(made, parts.get().hash());
    }

    boolean isOutdated(String hash) {
        return Parts.of(hash).map(parts -> parts.rounds() < ROUNDS || parts.calls() < CALLS).orElse(true);
    }

    private static byte[] derive(String password, byte[] salt, int rounds, int calls) {
        byte[] secret = normalised(password).getBytes(StandardCharsets.UTF_8);
        for (int call = 0; call < calls; call++) {
            secret = ByteArrays.await(derive(ByteArrays.toScript(secret), ByteArrays.toScript(salt), rounds));
        }
        return secret;
    }

    /// Looks at every byte, so that the time tells nothing about where two hashes differ.
    private static boolean isSame(byte[] a, byte[] b) {
        int difference = a.length ^ b.length;
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            difference |= a[i] ^ b[i];
        }
        return difference == 0;
    }

    private record Parts(int rounds, int calls, byte[] salt, byte[] hash) {

        static Optional<Parts> of(String text) {
            boolean chained = text.startsWith(CHAINED);
            String form = chained ? CHAINED : SINGLE;
            int first = text.indexOf('$', form.length());
            int second = text.indexOf('$', first + 1);
            if (!text.startsWith(form) || first < 0 || second < 0) {
                return Optional.empty();
            }
            String cost = text.substring(form.length(), first);
            int comma = chained ? cost.indexOf(',') : cost.length();
            int rounds = comma < 0 ? 0 : number(cost.substring(0, comma));
            int calls = chained ? number(cost.substring(comma + 1)) : 1;
            var salt = Base64Url.decode(text.substring(first + 1, second));
            var hash = Base64Url.decode(text.substring(second + 1));
            return salt.isEmpty() || hash.isEmpty() || rounds < 1 || rounds > ROUNDS || calls < 1 || calls > CALLS
                ? Optional.empty() : Optional.of(new Parts(rounds, calls, salt.get(), hash.get()));
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

    @JSBody(params = {"password", "salt", "rounds"},
        script = "return crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])"
            + ".then(function (k) { return crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: salt, iterations: rounds }, k, 256); });")
    private static native JSPromise<ArrayBuffer> derive(Int8Array password, Int8Array salt, int rounds);
}
