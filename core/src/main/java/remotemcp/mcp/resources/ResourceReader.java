package remotemcp.mcp.resources;

import remotemcp.protocol.RpcException;

/// Reads a resource when a client asks for it. Ordinary blocking code.
@FunctionalInterface
public interface ResourceReader {

    /// @throws RpcException when the request is refused, such as [ResourceCall#notFound]
    ResourceContents read(ResourceCall call);
}
