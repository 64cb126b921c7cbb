package remotemcp.bridge;

import remotemcp.protocol.RpcNotification;

/// The server behind the bridge, in the era that it is spoken to in.
sealed interface Remote permits SessionRemote, StatelessRemote {

    /// Carries out a request of the host, of whichever era. Answers it, or leaves it open for what answers it later.
    ///
    /// @throws remotemcp.protocol.RpcException when the server answers with an error
    /// @throws remotemcp.client.wire.HttpRefusal when HTTP refuses
    /// @throws remotemcp.client.ClientException when there is no answer
    void serve(Call call);

    /// A notification of the host, other than of a cancellation.
    void tell(RpcNotification notification);

    /// The host gives a call up.
    void cancel(Call call, RpcNotification cancelled);

    /// Stops listening to a server that is lost.
    void retire();

    /// Ends what there is to end at the server.
    void close();
}
