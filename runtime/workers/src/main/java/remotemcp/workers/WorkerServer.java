package remotemcp.workers;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import remotemcp.app.App;
import remotemcp.auth.StandardApp;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpResponse;
import remotemcp.json.JsonObject;
import remotemcp.platform.Cache;
import remotemcp.platform.Clock;
import remotemcp.platform.Log.Level;
import remotemcp.platform.NearCache;
import remotemcp.platform.Platform;
import remotemcp.platform.SealedCache;
import remotemcp.platform.SealedStore;
import remotemcp.settings.Setting;
import remotemcp.settings.SettingsException;

/// A server with login and a store, as a worker: what it needs of the environment is read and checked in the first request, since
/// there is no earlier moment. Settings that are not possible are told to everyone who asks, with status 503, until they are corrected.
///
/// ```
/// Workers.serve((platform, settings) -> StandardApp.serving(mcp).at(settings.site()).signIn(...).on(platform));
/// ```
public final class WorkerServer {
    private static final Clock CLOCK = new WorkerClock();

    private final Assembly assembly;
    private final ConsoleLog log = new ConsoleLog();
    private HttpHandler handler;

    private WorkerServer(Assembly assembly) {
        this.assembly = assembly;
    }

    public static WorkerServer of(Assembly assembly) {
        return new WorkerServer(assembly);
    }

    /// Puts a server's parts together once its world is there. Must not wait.
    @FunctionalInterface
    public interface Assembly {
        App app(Platform platform, WorkerSettings settings);
    }

    /// The `fetch` of the worker; its parameters are those of Workers.
    public JSPromise<JSObject> fetch(JSObject request, JSObject environment, JSObject context) {
        return new WorkerEntry(() -> handler(environment), log).answer(request, context);
    }

    private HttpHandler handler(JSObject environment) {
        if (handler == null) {
            handler = start(environment);
        }
        return handler;
    }

    private HttpHandler start(JSObject environment) {
        try {
            return serving(environment, settings(environment));
        } catch (SettingsException wrong) {
            return refusing(log, wrong.getMessage());
        }
    }

    private HttpHandler serving(JSObject environment, WorkerSettings settings) {
        var store = store(environment, settings);
        var platform = WorkerPlatform.of(store, settings.secret()).with(cache(environment, settings))
            .withSessionsAt(new SessionObjects(objects(environment, "SESSIONS")));
        return new FirstRequests(store, settings, platform, assembly.app(platform, settings));
    }

    /// What a Durable Object of the class `Sessions` holds.
    ///
    /// @param state what Workers give the object as `ctx`
    public SessionObject session(JSObject state, JSObject environment) {
        var settings = settings(environment);
        var platform = WorkerPlatform.of(store(environment, settings), settings.secret());
        return new SessionObject(state, assembly.app(platform, settings).sessions(), log);
    }

    private static WorkerSettings settings(JSObject environment) {
        return WorkerSettings.read(variables(environment));
    }

    private static SealedStore store(JSObject environment, WorkerSettings settings) {
        var records = new DurableObjectStore(objects(environment, "RECORDS"), CLOCK);
        return new SealedStore(records, new WebCrypto(), new WebRandom(), settings.secret());
    }

    private Cache cache(JSObject environment, WorkerSettings settings) {
        var namespace =
            bound(environment, "OAUTH_KV", "take \"kv_namespaces\" of wrangler.jsonc as it came, and `npx wrangler deploy` again,"
                + " which makes the namespace");
        var near = new NearCache(new KvCache(namespace, CLOCK, log), CLOCK, WorkerPlatform.MEMORY);
        return new SealedCache(near, new WebCrypto(), new WebRandom(), CLOCK, settings.secret());
    }

    private static JSObject objects(JSObject environment, String name) {
        return bound(environment, name, "take \"durable_objects\" and \"migrations\" of wrangler.jsonc as they came");
    }

    private static JSObject bound(JSObject environment, String name, String remedy) {
        return Optional.ofNullable(binding(environment, name))
            .orElseThrow(() -> new SettingsException("The binding " + name + " is missing: " + remedy + "."));
    }

    static Map<String, String> variables(JSObject environment) {
        var variables = new TreeMap<String, String>();
        for (String name : names(environment, Setting.PREFIX)) {
            variables.put(name, text(environment, name));
        }
        return variables;
    }

    static HttpHandler refusing(ConsoleLog log, String problem) {
        return request -> {
            log.write(Level.ERROR, "settings.refused", JsonObject.of("problem", problem));
            return HttpResponse.text(503, "This server is not set up yet.\n" + problem + "\n").header("Cache-Control", "no-store");
        };
    }

    /// Null when there is no such binding.
    @JSBody(params = {"environment", "name"}, script = "return environment[name] || null;")
    static native JSObject binding(JSObject environment, String name);

    @JSBody(params = {"environment", "prefix"},
        script = "return Object.keys(environment).filter(function (name) { return name.indexOf(prefix) === 0; });")
    private static native String[] names(JSObject environment, String prefix);

    /// Empty text for what is no text.
    @JSBody(params = {"environment", "name"}, script = "return typeof environment[name] === 'string' ? environment[name] : '';")
    private static native String text(JSObject environment, String name);
}
