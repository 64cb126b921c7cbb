package remotemcp.client;

import remotemcp.json.JsonObject;

/// How a server wants to be asked: each request for itself, or within a session that begins with a handshake.
sealed interface Era permits StatelessEra, HandshakeEra {

    /// The result; what the server wants to know on the way is asked of the host.
    ///
    /// @throws remotemcp.protocol.RpcException when the server answers with an error
    /// @throws ClientException when there is no answer
    JsonObject ask(Question question, CallOptions options);

    /// Says something that gets no answer; nothing where the era has no such thing.
    void tell(String notification);

    Peer peer();

    /// Opens what the server tells of changes.
    Feed listen(ChangeFilter filter, CallOptions options);

    /// Whether arguments are mirrored into header fields.
    boolean mirrors();

    /// Whether what the server says of how long results stay fresh is meant.
    default boolean mayKeep() {
        return false;
    }

    void close();
}
