package remotemcp.jvm;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2id (RFC 9106) of a password, by Bouncy Castle. It stands apart from [Passwords] because programs without accounts, such as the
/// bridge, do not have that library: nothing of it may be loaded before there is a password to hash.
final class Argon2Digest {
    /// The working memory of each thread, one block a kibibyte, which the next hash uses again: to clear away 19 MiB after each would be most of
    /// the collector's work under a flood. Blocks are zeroed after each hash, and go with their thread, which ends when it has been idle.
    private static final ThreadLocal<BlockPool> BLOCKS = ThreadLocal.withInitial(() -> new FixedBlockPool(Passwords.COST.kibibytes()));

    private Argon2Digest() {
    }

    /// @param password as it was typed; it is normalised here (NFKC)
    /// @param length of the digest, in bytes
    static byte[] of(String password, Argon2Hash.Cost cost, byte[] salt, int length) {
        var argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.kibibytes()).withIterations(cost.passes()).withParallelism(cost.lanes()).withSalt(salt)
            .withBlockPool(BLOCKS.get()).build());
        byte[] out = new byte[length];
        argon2.generateBytes(Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8), out);
        return out;
    }
}
