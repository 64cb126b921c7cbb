package remotemcp.workers;

import java.util.function.UnaryOperator;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import remotemcp.app.App;
import remotemcp.http.HttpHandler;
import remotemcp.mcp.McpServer;
import remotemcp.platform.MemoryStore;
import remotemcp.platform.Platform;
import remotemcp.settings.Setting;
import remotemcp.settings.SettingsException;
import remotemcp.transport.legacy.HandshakeRevisions;

/// A server without login as a worker. It keeps nothing but the sessions of older revisions: each in a Durable Object, or, where the
/// binding `SESSIONS` is missing, as long as the isolate lives.
final class OpenServer {
    /// What it seals are session ids, which open nothing here that is not open to everyone; all isolates have to agree on it.
    private static final byte[] KEY_OF_NOTHING = new byte[32];

    private final McpServer server;
    private final UnaryOperator<App.Builder> change;
    private final ConsoleLog log = new ConsoleLog();
    private HttpHandler handler;

    OpenServer(McpServer server, UnaryOperator<App.Builder> change) {
        this.server = server;
        this.change = change;
    }

    JSPromise<JSObject> fetch(JSObject request, JSObject environment, JSObject context) {
        return new WorkerEntry(() -> handler(environment), log).answer(request, context);
    }

    SessionObject session(JSObject state, JSObject environment) {
        return new SessionObject(state, app(environment, platform()).sessions(), log);
    }

    private HttpHandler handler(JSObject environment) {
        if (handler == null) {
            handler = start(environment);
        }
        return handler;
    }

    private HttpHandler start(JSObject environment) {
        try {
            var sessions = WorkerServer.binding(environment, "SESSIONS");
            return app(environment, sessions == null ? platform() : platform().withSessionsAt(new SessionObjects(sessions)));
        } catch (SettingsException wrong) {
            return WorkerServer.refusing(log, wrong.getMessage());
        }
    }

    /// Without an address in the settings it answers on one's own machine only.
    private App app(JSObject environment, Platform platform) {
        var variables = WorkerServer.variables(environment);
        var app = change.apply(App.serving(server).withOlderRevisions(HandshakeRevisions.all()));
        return (variables.containsKey(Setting.PUBLIC_URL.variable()) ? app.at(WorkerSettings.site(variables)) : app).on(platform);
    }

    private static Platform platform() {
        return WorkerPlatform.of(new MemoryStore(new WorkerClock()), KEY_OF_NOTHING);
    }
}
