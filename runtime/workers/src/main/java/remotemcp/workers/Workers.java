package remotemcp.workers;

import java.util.function.UnaryOperator;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSBodyImport;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import remotemcp.app.App;
import remotemcp.mcp.McpServer;

/// Where a worker of one's own begins: its `main` says what it serves, and that is all of it.
///
/// ```
/// void main() {
///     Workers.serve(server);
/// }
/// ```
///
/// The few lines of JavaScript that Workers want (`worker.js` and beside it) come out of this library when TeaVM compiles; they run
/// `main` while the worker loads and take from it what this class leaves for them.
public final class Workers {
    private Workers() {}

    /// A server that is open to everyone, for clients of every revision, without pages. Its address is in `REMOTE_MCP_PUBLIC_URL`.
    public static void serve(McpServer server) {
        serve(server, app -> app);
    }

    /// As [#serve(McpServer)], with what is added here.
    ///
    /// ```
    /// Workers.serve(server, app -> app.withPages(WebPages.all()));
    /// ```
    public static void serve(McpServer server, UnaryOperator<App.Builder> change) {
        var open = new OpenServer(server, change);
        serve(open::fetch, open::session);
    }

    /// A server with what it needs besides: login, a store, the settings of its environment.
    public static void serve(WorkerServer.Assembly assembly) {
        var server = WorkerServer.of(assembly);
        serve(server::fetch, server::session);
    }

    /// Whatever answers requests, and whatever the Durable Objects of the class `Sessions` are.
    public static void serve(Fetch fetch, Session session) {
        offer(fetch, session, RecordTable::new);
    }

    /// The `fetch` of a worker, with the parameters of Workers.
    @JSFunctor
    @FunctionalInterface
    public interface Fetch extends JSObject {
        JSPromise<JSObject> fetch(JSObject request, JSObject environment, JSObject context);
    }

    /// Makes what a Durable Object of the class `Sessions` is, of its `ctx` and `env`.
    @JSFunctor
    @FunctionalInterface
    public interface Session extends JSObject {
        SessionObject session(JSObject state, JSObject environment);
    }

    /// Makes what a Durable Object of the class `Records` is, of its storage.
    @JSFunctor
    @FunctionalInterface
    interface Table extends JSObject {
        RecordTable table(JSObject storage);
    }

    @JSBody(params = {"fetch", "session", "table"}, imports = @JSBodyImport(alias = "host", fromModule = "./host.mjs"),
        script = "host.server.fetch = fetch; host.server.session = session; host.server.table = table;")
    private static native void offer(Fetch fetch, Session session, Table table);
}
