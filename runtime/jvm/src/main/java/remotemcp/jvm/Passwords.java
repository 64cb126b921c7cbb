package remotemcp.jvm;

import java.security.MessageDigest;
import java.security.SecureRandom;
import remotemcp.platform.Priority;

/// Hashes passwords with Argon2id (RFC 9106), 19 MiB and two passes, as OWASP's password storage sheet asks. The password is
/// normalised first (NFKC), because keyboards differ in how they compose the same letter.
///
/// A few threads of their own do it, behind a bounded [PasswordQueue]: a flood of logins takes neither all memory nor the threads that
/// serve everybody else, and what cannot be hashed soon is rejected at once.
final class Passwords {
    static final Argon2Hash.Cost COST = new Argon2Hash.Cost(19 * 1024, 2, 1);
    private static final int SALT = 16;
    private static final int LENGTH = 32;
    private static final SecureRandom SALTS = new SecureRandom();
    /// Of all memory, what hashing itself may take, and what requests that wait for it with one priority may.
    private static final int SHARE_OF_HASHING = 4;
    private static final int SHARE_OF_WAITING = 16;
    private static final long BYTES_OF_ONE_HASH = 20L << 20;
    /// A request with the largest form, as it came and as it was read.
    private static final long BYTES_OF_ONE_REQUEST = 256L << 10;

    private final PasswordQueue queue = queue(Runtime.getRuntime().maxMemory(), Runtime.getRuntime().availableProcessors());

    static PasswordQueue queue(long memory, int processors) {
        int threads = (int) Math.max(1, Math.min(processors / 2, memory / SHARE_OF_HASHING / BYTES_OF_ONE_HASH));
        long waiting = memory / SHARE_OF_WAITING / BYTES_OF_ONE_REQUEST;
        return new PasswordQueue(threads, Math.clamp(waiting, 4, 1000), System::nanoTime);
    }

    String hash(String password, Priority priority) {
        byte[] salt = new byte[SALT];
        SALTS.nextBytes(salt);
        return new Argon2Hash(COST, salt, queue.run(priority, () -> Argon2Digest.of(password, COST, salt, LENGTH))).text();
    }

    boolean check(String password, String text, Priority priority) {
        return Argon2Hash.parse(text)
            .map(hash -> MessageDigest.isEqual(hash.digest(),
                queue.run(priority, () -> Argon2Digest.of(password, hash.cost(), hash.salt(), hash.digest().length))))
            .orElse(false);
    }

    boolean isOutdated(String text) {
        return Argon2Hash.parse(text)
            .map(hash -> !hash.cost().equals(COST) || hash.salt().length < SALT || hash.digest().length < LENGTH)
            .orElse(true);
    }
}
