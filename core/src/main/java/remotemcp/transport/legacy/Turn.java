package remotemcp.transport.legacy;

import java.util.Optional;
import remotemcp.mcp.ClientStream;
import remotemcp.protocol.RpcMessage;

/// One request of a session on the way to its response.
sealed interface Turn permits Turn.Answered, Call {

    /// Whether notifications may come before the response.
    boolean streams();

    /// Works the response out, once. May wait unless the turn is [Answered].
    ///
    /// @param client takes the notifications that come before the response
    /// @param stop ends waiting early on the thread that calls this
    /// @return empty when the client has cancelled the request: then it gets no response
    Optional<RpcMessage> finish(ClientStream client, Runnable stop);

    /// The response is known.
    record Answered(RpcMessage message) implements Turn {
        @Override
        public boolean streams() {
            return false;
        }

        @Override
        public Optional<RpcMessage> finish(ClientStream client, Runnable stop) {
            return Optional.of(message);
        }
    }
}
