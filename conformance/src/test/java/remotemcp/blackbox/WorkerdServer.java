package remotemcp.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import remotemcp.tools.FreePort;
import remotemcp.tools.NodeTools;
import remotemcp.tools.Worker;
import remotemcp.tools.Workerd;

/// A worker of this project on workerd, with its Durable Objects in a temporary folder. The one place where the tests of the
/// public door say how a worker is set up.
public final class WorkerdServer implements OwnServer {
    private static final String SECRET = Base64.getEncoder().encodeToString(new byte[32]);

    private final NodeTools tools = NodeTools.required();
    private final int port = FreePort.find();
    private final List<String> before = new ArrayList<>();
    private final Path worker;
    private final Path data;
    private final Map<String, String> settings;
    private Workerd workerd;

    private WorkerdServer(Path worker, Path data, Map<String, String> settings) {
        this.worker = worker;
        this.data = data;
        this.settings = settings;
    }

    /// The demo worker.
    static WorkerdServer start(Map<String, String> settings, Path data) {
        try {
            return serving("demo/worker", settings, Files.createDirectories(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param module the folder, from the checkout's root, of a module that has compiled a worker
    public static WorkerdServer serving(String module) {
        try {
            return serving(module, Map.of(), Files.createTempDirectory("remote-mcp-blackbox"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WorkerdServer serving(String module, Map<String, String> settings, Path data) {
        Path root = NodeTools.required().folder().getParent().getParent();
        var server = new WorkerdServer(root.resolve(module).resolve("target/worker"), data, settings);
        server.run();
        return server;
    }

    @Override
    public URI base() {
        return URI.create(settings.getOrDefault("REMOTE_MCP_PUBLIC_URL", "http://localhost:" + port));
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public List<String> output() {
        var all = new ArrayList<>(before);
        all.addAll(workerd.output());
        return all;
    }

    @Override
    public Path data() {
        return data;
    }

    /// Signs the person up, as anybody may on loopback.
    @Override
    public void addUser(String email, String password) {
        var browser = new Browser(base());
        Browser.View page = browser.open(URI.create(base() + "/signup"));
        Browser.View after = browser.submit(page, page.form("password"), Map.of("email", email, "password", password));
        if (after.status() != 200) {
            throw new IllegalStateException("sign-up: " + after.answer());
        }
    }

    @Override
    public void kill() {
        workerd.close();
        before.addAll(workerd.output());
    }

    @Override
    public void run() {
        try {
            Worker made =
                Worker.in(worker).keeping(data).at(port).with("REMOTE_MCP_PUBLIC_URL", base().toString()).with("REMOTE_MCP_SECRET", SECRET);
            for (var setting : settings.entrySet()) {
                made = made.reachingThisMachine().with(setting.getKey(), setting.getValue());
            }
            workerd = Workerd.start(tools, made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        workerd.close();
    }
}
