package remotemcp.mcp;

import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcRequest;

/// Answers requests of one method.
@FunctionalInterface
public interface RequestHandler {

    /// @throws RpcException when the answer is an error
    Answer answer(RpcRequest request, RequestContext context);
}
