package remotemcp.jvm.stdio;

import java.io.InputStream;
import java.io.PrintStream;
import remotemcp.app.App;
import remotemcp.bridge.Bridge;
import remotemcp.bridge.Notices;
import remotemcp.json.JsonObject;
import remotemcp.jvm.client.JvmWorld;
import remotemcp.mcp.McpServer;
import remotemcp.platform.Log;
import remotemcp.platform.Platform;
import remotemcp.transport.legacy.HandshakeRevisions;

/// A server for one host at a pair of streams, in every revision. The host's messages go through the same handler that HTTP clients reach, so that whatever a
/// server offers over HTTP it offers here too.
public final class StdioServer {
    /// As long as most hosts wait for an answer.
    private static final int LAST_ANSWERS_MILLIS = 60_000;
    private static final String URL = "http://localhost:8787";

    private StdioServer() {
    }

    /// Serves until the host closes either stream; returns when all that was asked is answered. Writes nothing but messages.
    public static void serve(McpServer server, Platform platform, InputStream in, PrintStream out) {
        App app = App.serving(server).at(URL).withOlderRevisions(HandshakeRevisions.all()).on(platform);
        var host = new StdioPipe(in, out);
        var bridge =
            Bridge.to(URL + "/mcp").on(JvmWorld.over(new LocalOutbound(app, platform.log()))).open(host, new Logged(platform.log()));
        host.serve(bridge);
        bridge.finish(LAST_ANSWERS_MILLIS);
        bridge.close();
    }

    private record Logged(Log log) implements Notices {

        @Override
        public void tell(String line) {
            log.warn("stdio.notice", JsonObject.of("text", line));
        }

        @Override
        public void detail(String line) {
            log.write(Log.Level.DEBUG, "stdio.detail", JsonObject.of("text", line));
        }

        @Override
        public void bug(RuntimeException fault) {
            log.bug(Long.toHexString(System.nanoTime()), "stdio.message", fault);
        }
    }
}
