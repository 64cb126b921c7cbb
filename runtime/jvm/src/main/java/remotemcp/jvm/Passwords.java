package remotemcp.jvm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Hashes passwords with Argon2id (RFC 9106), 19 MiB and two passes, as OWASP's password storage sheet asks. The password is
/// normalised first (NFKC), because keyboards differ in how they compose the same letter.
///
/// A few threads of their own do it: a flood of logins then waits in line, and takes neither all memory nor the threads that
/// serve everybody else.
final class Passwords {
    private static final Argon2Hash.Cost COST = new Argon2Hash.Cost(19 * 1024, 2, 1);
    private static final int SALT = 16;
    private static final int LENGTH = 32;
    private static final SecureRandom SALTS = new SecureRandom();

    private final ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
        Thread.ofPlatform().daemon().name("password-", 0).factory());

    String hash(String password) {
        byte[] salt = new byte[SALT];
        SALTS.nextBytes(salt);
        return new Argon2Hash(COST, salt, inLine(() -> digest(password, COST, salt, LENGTH))).text();
    }

    boolean check(String password, String text) {
        return Argon2Hash.parse(text)
            .map(hash -> MessageDigest.isEqual(hash.digest(), inLine(() -> digest(password, hash.cost(), hash.salt(), hash.digest().length))))
            .orElse(false);
    }

    boolean isOutdated(String text) {
        return Argon2Hash.parse(text)
            .map(hash -> !hash.cost().equals(COST) || hash.salt().length < SALT || hash.digest().length < LENGTH)
            .orElse(true);
    }

    private static byte[] digest(String password, Argon2Hash.Cost cost, byte[] salt, int length) {
        var argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.kibibytes()).withIterations(cost.passes()).withParallelism(cost.lanes()).withSalt(salt).build());
        byte[] out = new byte[length];
        argon2.generateBytes(Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8), out);
        return out;
    }

    private byte[] inLine(Callable<byte[]> work) {
        try {
            return Uninterrupted.get(threads.submit(work));
        } catch (ExecutionException e) {
            throw new IllegalStateException("the password could not be hashed", e.getCause());
        }
    }
}
