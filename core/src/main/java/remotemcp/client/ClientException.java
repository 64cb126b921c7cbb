package remotemcp.client;

import java.util.OptionalInt;
import remotemcp.client.wire.Printable;

/// A server could not be used: it is out of reach, refuses us, or breaks the protocol. The message is for the user; it repeats nothing
/// that a server sent beyond what was made printable and short.
public final class ClientException extends RuntimeException {
    private static final int LONGEST = 1000;
    private final Kind kind;
    private final OptionalInt status;

    /// What kept us from an answer.
    public enum Kind {
        /// No connection, or it broke off.
        UNREACHABLE,
        /// Nothing came in time.
        TIMEOUT,
        /// The server wants credentials, or others.
        UNAUTHORIZED,
        /// HTTP says that the server will not, or cannot.
        REFUSED,
        /// What came is not MCP, or more than we take.
        PROTOCOL,
        /// An answer came, but compressed, which no request of ours takes.
        COMPRESSED,
        /// The caller gave up.
        CANCELLED
    }

    public ClientException(Kind kind, String message) {
        this(kind, message, OptionalInt.empty());
    }

    /// @param status the HTTP status that says so
    public ClientException(Kind kind, String message, OptionalInt status) {
        super(Printable.of(message, LONGEST));
        this.kind = kind;
        this.status = status;
    }

    public static ClientException protocol(String message) {
        return new ClientException(Kind.PROTOCOL, message);
    }

    public Kind kind() {
        return kind;
    }

    /// The HTTP status behind it, where there is one.
    public OptionalInt status() {
        return status;
    }
}
