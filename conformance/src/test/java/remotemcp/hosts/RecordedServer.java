package remotemcp.hosts;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import remotemcp.blackbox.OwnServer;
import remotemcp.blackbox.Target;

/// The demo server on the judged runtime, at a public address where a [RecordingProxy] stands.
final class RecordedServer implements AutoCloseable {
    private static final String OUR_CLIENT = "Java-http-client";

    private final RecordingProxy proxy;
    private final Map<String, String> settings;
    private final OwnServer server;

    private RecordedServer(RecordingProxy proxy, Map<String, String> settings, OwnServer server) {
        this.proxy = proxy;
        this.settings = settings;
        this.server = server;
    }

    static RecordedServer start(Map<String, String> settings, Path data) {
        RecordingProxy proxy = RecordingProxy.start();
        var all = new LinkedHashMap<>(settings);
        all.put("REMOTE_MCP_PUBLIC_URL", "http://localhost:" + proxy.port());
        OwnServer server = OwnServer.withoutAccount(all, data);
        proxy.leadTo(server.port());
        server.addUser(OwnServer.EMAIL, OwnServer.PASSWORD);
        return new RecordedServer(proxy, all, server);
    }

    Target target() {
        return server.target();
    }

    /// What the host sent, and where the person it sent went first; not what else that person's browser did.
    List<RecordedRequest> requests() {
        return proxy.requests().stream().filter(request -> !request.headers().getOrDefault("user-agent", "").startsWith(OUR_CLIENT)
            || request.path().equals("/authorize") && request.method().equals("GET")).toList();
    }

    /// From the next start on.
    void set(String name, String value) {
        settings.put(name, value);
    }

    /// Kills the server and starts it on the same data; its address refuses connections in between.
    void restart() {
        proxy.down();
        server.kill();
        server.run();
        proxy.up();
    }

    @Override
    public void close() {
        server.close();
        proxy.close();
    }
}
