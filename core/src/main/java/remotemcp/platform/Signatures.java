package remotemcp.platform;

/// Digital signatures in the forms of JSON Web Signature (RFC 7518 §3). Each call may wait.
public interface Signatures {

    enum Algorithm { ES256, RS256 }

    /// A private key of the curve P-256.
    ///
    /// @param pkcs8 the private key (RFC 5208)
    /// @param x the public point's coordinates, 32 bytes each
    record CurveKey(byte[] pkcs8, byte[] x, byte[] y) {
    }

    /// A new key for ES256.
    CurveKey freshKey();

    /// Signs; ES256 as the 64 bytes `r` and `s`.
    ///
    /// @param pkcs8 a private key of that algorithm
    /// @throws IllegalArgumentException when it is none
    byte[] sign(Algorithm algorithm, byte[] pkcs8, byte[] input);
}
