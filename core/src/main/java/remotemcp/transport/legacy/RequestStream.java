package remotemcp.transport.legacy;

import remotemcp.mcp.ClientStream;
import remotemcp.protocol.RpcRequest;

/// A client that can be sent requests.
interface RequestStream extends ClientStream {

    void send(RpcRequest request);
}
