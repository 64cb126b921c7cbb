package remotemcp.blackbox;

import java.net.URI;
import java.util.List;
import java.util.Map;
import remotemcp.client.Credentials;
import remotemcp.client.McpClient;
import remotemcp.client.Patience;
import remotemcp.jvm.client.JvmWorld;

/// The demo server on the judged runtime, with settings, and clients of it in which one person has signed in.
public final class DemoServer implements AutoCloseable {
    private final OwnServer server;
    private final String token;

    private DemoServer(OwnServer server) {
        this.server = server;
        token = LocalUser.create(server.target()).token();
    }

    /// @param settings by their names in the environment
    public static DemoServer start(Map<String, String> settings) {
        return new DemoServer(OwnServer.start(settings));
    }

    /// The public URL without a trailing slash.
    public URI base() {
        return server.base();
    }

    public String token() {
        return token;
    }

    public McpClient client(String revision) {
        return connect("/mcp").revision(revision).open();
    }

    /// Over HTTP+SSE.
    public McpClient oldestClient() {
        return connect("/sse").onlySse().open();
    }

    private McpClient.Builder connect(String path) {
        return McpClient.connect(base() + path).on(JvmWorld.open()).credentials(Credentials.bearer(token))
            .patience(new Patience(45_000, 60_000));
    }

    /// What the server has printed.
    public List<String> output() {
        return server.output();
    }

    @Override
    public void close() {
        server.close();
    }
}
