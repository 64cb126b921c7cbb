package remotemcp.bridge;

import remotemcp.protocol.RpcMessage;

/// Where the answer to one request of the host goes.
@FunctionalInterface
interface Replies {

    void send(RpcMessage reply);

    /// Told instead when there will be no answer, because the host wants none any more.
    default void skip() {
    }
}
