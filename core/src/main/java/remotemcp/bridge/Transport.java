package remotemcp.bridge;

/// How to reach a server: Streamable HTTP and, where there is none, HTTP+SSE; or only one of them.
public enum Transport {
    AUTO, HTTP, SSE
}
