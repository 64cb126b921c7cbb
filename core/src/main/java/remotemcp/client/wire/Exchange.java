package remotemcp.client.wire;

import java.util.Optional;
import remotemcp.protocol.RpcMessage;

/// What arrives in answer to one request, message by message.
public interface Exchange extends AutoCloseable {

    /// The next message; empty when there are no more.
    ///
    /// @throws remotemcp.client.ClientException TIMEOUT when none came by the deadline: then the exchange is still open; other kinds
    ///     when it broke off or what came is no message
    Optional<RpcMessage> next(Deadline deadline);

    /// Lets go. May be called by anybody, at any time and repeatedly; a reader that waits is told.
    @Override
    void close();
}
