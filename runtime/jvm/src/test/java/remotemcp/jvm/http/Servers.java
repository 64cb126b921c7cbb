package remotemcp.jvm.http;

import remotemcp.http.BodyLimit;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpResponse;
import remotemcp.json.JsonObject;
import remotemcp.platform.Log;

/// Real servers on a free port for tests.
final class Servers {
    static final Log SILENT = new Log() {
        @Override
        public void write(Level level, String event, JsonObject fields) {
        }

        @Override
        public void bug(String id, String event, Throwable cause) {
        }
    };

    private Servers() {
    }

    static VertxServer serve(HttpHandler handler) {
        return serve(HttpLimits.standard(), handler);
    }

    /// A server whose handler sees every POST with its body.
    static VertxServer serve(HttpLimits limits, HttpHandler handler) {
        return serveHeads(limits, BodyLimit.guarded(limits.body(), head -> HttpResponse.text(413, "Too large")).then(handler));
    }

    /// A server whose handler has bodies read by itself.
    static VertxServer serveHeads(HttpLimits limits, HttpHandler handler) {
        return VertxServer.start(HttpOptions.loopback(0).limits(limits), handler, SILENT);
    }
}
