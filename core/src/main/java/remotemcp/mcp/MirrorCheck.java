package remotemcp.mcp;

import java.util.List;
import remotemcp.protocol.MirroredArgument;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcRequest;

/// Holds the arguments of a call against what its transport repeats of them.
@FunctionalInterface
public interface MirrorCheck {

    /// @param arguments those that the called tool wants repeated
    /// @throws RpcException -32020 when one differs
    void check(RpcRequest request, List<MirroredArgument> arguments);

    /// Of a transport that repeats nothing.
    static MirrorCheck none() {
        return (request, arguments) -> {};
    }
}
