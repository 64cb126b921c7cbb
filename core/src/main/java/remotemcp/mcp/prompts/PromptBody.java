package remotemcp.mcp.prompts;

import remotemcp.protocol.RpcException;

/// What a prompt says when somebody chooses it. Ordinary blocking code.
@FunctionalInterface
public interface PromptBody {

    /// @throws RpcException when the request is refused, such as [RpcException#invalidParams] for an argument nobody can use
    PromptMessages run(PromptCall call);
}
