package remotemcp.platform;

import java.util.Optional;

/// The cryptographic primitives of the platform. Each call may wait, as WebCrypto does.
public interface Crypto {

    /// SHA-256 (FIPS 180-4), 32 bytes.
    byte[] sha256(byte[] input);

    /// HMAC with SHA-256 (RFC 2104), 32 bytes.
    byte[] hmacSha256(byte[] key, byte[] input);

    /// AES-256-GCM (NIST SP 800-38D) with a 16-byte tag.
    ///
    /// @param key 32 bytes
    /// @param nonce 12 bytes, never used twice with one key
    /// @param bound data that is authenticated but not encrypted
    /// @return ciphertext followed by the tag
    byte[] encrypt(byte[] key, byte[] nonce, byte[] plain, byte[] bound);

    /// Undoes [#encrypt]; empty when anything was changed.
    Optional<byte[]> decrypt(byte[] key, byte[] nonce, byte[] sealed, byte[] bound);

    /// A self-describing salted hash of a password, in the strongest form this platform offers.
    ///
    /// @throws OverloadedException when too many passwords wait to be hashed
    String hashPassword(String password, Priority priority);

    /// Whether the password is the one that was hashed; as slow as hashing. An unknown form of hash is a no.
    ///
    /// @throws OverloadedException when too many passwords wait to be hashed
    boolean checkPassword(String password, String hash, Priority priority);

    default String hashPassword(String password) {
        return hashPassword(password, Priority.UNTRUSTED);
    }

    default boolean checkPassword(String password, String hash) {
        return checkPassword(password, hash, Priority.UNTRUSTED);
    }

    /// Whether the hash is of an older or weaker form than [#hashPassword] makes now.
    boolean isOutdated(String hash);

    /// Whether calls return without waiting, so that they may run on an event loop (password hashing excepted).
    boolean isImmediate();
}
