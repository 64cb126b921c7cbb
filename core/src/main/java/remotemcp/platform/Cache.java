package remotemcp.platform;

import java.util.Optional;

/// Remembers, for all processes of this server, what was found out elsewhere and can be found out again, such as a document of
/// another server. What is read may be old, or gone, also just after it was written: so never a value that counts once, and never the
/// only copy of anything. A cache that fails is an empty one and never an error.
public interface Cache {

    /// @param kind what sort of thing, such as `client-document`; a short constant
    /// @param id which one; short, and nothing personal or secret
    Optional<byte[]> find(String kind, String id);

    /// Remembers in place of anything earlier, or does not when it cannot.
    ///
    /// @param expires epoch milliseconds from which on nobody finds it any more
    void keep(String kind, String id, byte[] value, long expires);
}
