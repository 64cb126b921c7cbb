package remotemcp.client.wire;

import remotemcp.http.HeaderList;
import remotemcp.protocol.RpcMessage;
import remotemcp.protocol.RpcRequest;

/// The way to one server. It carries messages and knows nothing of what they mean.
///
/// Every method waits, and throws [remotemcp.client.ClientException] when the server is out of reach, silent or not an MCP server, and
/// [HttpRefusal] when HTTP says no.
public interface Wire extends AutoCloseable {

    /// Sends a request. Its answer, and whatever comes before it, is read from the exchange, which the caller closes.
    ///
    /// @param fields header fields, where the way has some
    Exchange request(RpcRequest request, HeaderList fields, Deadline deadline);

    /// Sends what gets no answer: a notification or a response.
    void tell(RpcMessage message, HeaderList fields, Deadline deadline);

    /// What the server says by itself, apart from any request.
    Exchange listen(HeaderList fields, Deadline deadline);

    /// Whether header fields travel, and a proxy may read them.
    boolean hasHeaders();

    /// Whether a request is cancelled by closing its exchange, as opposed to saying so.
    boolean hasStreamPerRequest();

    /// Begins anew, as if nothing had been said: a session that the server forgot, a process that ended.
    void restart();

    /// The transport's name: `streamable-http`, `sse`, `stdio`.
    String name();

    @Override
    void close();
}
