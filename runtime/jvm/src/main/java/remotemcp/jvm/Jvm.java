package remotemcp.jvm;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import remotemcp.app.App;
import remotemcp.auth.StandardApp;
import remotemcp.hosts.HostReview;
import remotemcp.hosts.HostWarning;
import remotemcp.http.HttpHandler;
import remotemcp.json.JsonObject;
import remotemcp.jvm.http.HttpOptions;
import remotemcp.jvm.http.VertxServer;
import remotemcp.jvm.settings.Settings;
import remotemcp.jvm.stdio.StdioServer;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.tools.Tool;
import remotemcp.mcp.tools.Tools;
import remotemcp.platform.Log;
import remotemcp.settings.Setting;

/// Runs servers on the JVM.
///
/// ```
/// Jvm.serve(McpServer.named("greeter", "1.0.0")...build(), 8080);   // http://localhost:8080/mcp, open to this machine
/// ```
public final class Jvm {
    private Jvm() {
    }

    /// Serves without login, to programs on this machine only, and keeps nothing on disk. A restart forgets the sessions of clients of 2025,
    /// many of which do not begin again by themselves: [#serve(McpServer, int, Path)] keeps them.
    ///
    /// @param port 0 for any free one
    /// @throws UncheckedIOException when the port cannot be listened on
    public static RunningServer serve(McpServer server, int port) {
        Settings settings = withPort(Settings.standard().with(Setting.PORT, String.valueOf(port)));
        return start((platform, where) -> StandardApp.serving(server).at(where.site()).on(platform), settings, JvmPlatform.inMemory());
    }

    /// Serves without login, to programs on this machine only, and keeps the server's key in a folder and nothing else: sessions go on after a
    /// restart, since their ids are sealed with it.
    ///
    /// @param port 0 for any free one
    /// @param data made when it is not there; readable by its owner only
    /// @throws remotemcp.settings.SettingsException when the folder cannot be used
    /// @throws UncheckedIOException when the port cannot be listened on
    public static RunningServer serve(McpServer server, int port, Path data) {
        Settings settings = withPort(Settings.standard().with(Setting.PORT, String.valueOf(port)).with(Setting.DATA, data.toString()));
        return start((platform, where) -> StandardApp.serving(server).at(where.site()).on(platform), settings, JvmPlatform.keyed(settings));
    }

    /// Serves the host that started this program, such as Claude Desktop or an IDE, over standard input and output, in every revision. Without login:
    /// the host's user started it. Returns when the host has closed its end and everything it asked is answered.
    ///
    /// Standard output carries nothing but messages: what else this process prints to [System#out] goes to standard error from here on, where logs go too.
    public static void serveStdio(McpServer server) {
        PrintStream out = System.out;
        System.setOut(System.err);
        try (JvmPlatform world = JvmPlatform.inMemory()) {
            warn(server, world.platform().log());
            StdioServer.serve(server, world.platform(), System.in, out);
        }
    }

    /// Serves what is put together here at this port, to programs and browsers on this machine only, and keeps everything in `./data`.
    ///
    /// @param port 0 for any free one
    public static RunningServer serve(Assembly assembly, int port) {
        return serve(assembly, Settings.standard().with(Setting.PORT, String.valueOf(port)));
    }

    /// Serves what is put together here, with the store and the address that the settings say.
    ///
    /// @throws remotemcp.settings.SettingsException when the settings do not fit this machine
    /// @throws StoreException when the store cannot be opened
    /// @throws UncheckedIOException when the port cannot be listened on
    public static RunningServer serve(Assembly assembly, Settings settings) {
        return start(assembly, withPort(settings), JvmPlatform.open(settings));
    }

    private static RunningServer start(Assembly assembly, Settings settings, JvmPlatform world) {
        try {
            HttpHandler assembled = assembly.app(world.platform(), settings);
            if (assembled instanceof App server) {
                warn(server.server(), world.platform().log());
            }
            HttpHandler app = new TrustedProxies(settings.trustedProxies()).then(assembled);
            HttpOptions options = HttpOptions.loopback(settings.port()).host(settings.host());
            return new RunningServer(VertxServer.start(options, app, world.platform().log()), world, settings);
        } catch (RuntimeException e) {
            world.close();
            throw e;
        }
    }

    /// Says what the models of some hosts will not get of this server.
    private static void warn(McpServer server, Log log) {
        List<JsonObject> tools = Tools.of(server).all().stream().map(Tool::definition).toList();
        for (HostWarning warning : new HostReview(server.instructions().orElse(""), tools, Tools.of(server).isPaged()).warnings()) {
            log.warn("hosts.review", warning.json());
        }
    }

    /// A free port is chosen before anything is put together, because the server's own URLs name it.
    private static Settings withPort(Settings settings) {
        if (settings.port() != 0) {
            return settings;
        }
        try (var socket = new ServerSocket(0)) {
            return settings.with(Setting.PORT, String.valueOf(socket.getLocalPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
