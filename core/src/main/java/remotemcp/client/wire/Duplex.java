package remotemcp.client.wire;

import java.util.Optional;
import remotemcp.protocol.RpcMessage;

/// A pair of pipes to a server, on which both ends speak whenever they like: the stream and message endpoint of HTTP+SSE, or the
/// standard streams of a process. One reader at a time; sending and closing may come from elsewhere, and closing ends a wait.
public interface Duplex extends AutoCloseable {

    void send(RpcMessage message, Deadline deadline);

    /// The next message; empty when the server has closed its end.
    ///
    /// @throws remotemcp.client.ClientException TIMEOUT when none came by the deadline, other kinds when it broke off or is no message
    Optional<RpcMessage> receive(Deadline deadline);

    @Override
    void close();

    /// How such a pair is opened, at first and after it broke.
    interface Source {
        Duplex open(Deadline deadline);

        /// The transport's name.
        String name();
    }
}
