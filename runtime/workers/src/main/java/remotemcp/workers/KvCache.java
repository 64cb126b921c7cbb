package remotemcp.workers;

import java.util.Optional;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.typedarrays.Int8Array;
import remotemcp.json.JsonObject;
import remotemcp.platform.Cache;
import remotemcp.platform.Clock;
import remotemcp.platform.Log;

/// A [Cache] in a namespace of Workers KV, under the name `kind:id`. KV keeps nothing for less than a minute, takes one write a second
/// of one name and refuses more (429), and other places read a value for a minute after it was changed: all that a cache may do, and
/// the reason why it is not a store. Whoever needs an exact expiry puts it into the value, as `SealedCache` does.
public final class KvCache implements Cache {
    private static final long SHORTEST_SECONDS = 60;
    private static final long LONGEST_SECONDS = 365 * 24 * 3600;

    private final JSObject namespace;
    private final Clock clock;
    private final Log log;

    /// @param namespace the binding of the KV namespace
    public KvCache(JSObject namespace, Clock clock, Log log) {
        this.namespace = namespace;
        this.clock = clock;
        this.log = log;
    }

    @Override
    public Optional<byte[]> find(String kind, String id) {
        try {
            return Optional.ofNullable(Promises.await(get(namespace, name(kind, id)))).map(ByteArrays::fromScript);
        } catch (JavaScriptException unreachable) {
            return failed("cache.read.failed", kind, unreachable);
        }
    }

    @Override
    public void keep(String kind, String id, byte[] value, long expires) {
        long seconds = (expires - clock.now() + 999) / 1000;
        if (seconds < 1) {
            return;
        }
        try {
            int life = (int) Math.max(SHORTEST_SECONDS, Math.min(LONGEST_SECONDS, seconds));
            Promises.await(put(namespace, name(kind, id), ByteArrays.toScript(value), life));
        } catch (JavaScriptException refused) {
            failed("cache.write.failed", kind, refused);
        }
    }

    private Optional<byte[]> failed(String event, String kind, JavaScriptException why) {
        log.warn(event, JsonObject.builder().put("kind", kind).put("why", why.getMessage()).build());
        return Optional.empty();
    }

    private static String name(String kind, String id) {
        return kind + ":" + id;
    }

    /// Null when there is none.
    @JSBody(params = {"namespace", "name"}, script = "return namespace.get(name, 'arrayBuffer');")
    private static native JSPromise<JSObject> get(JSObject namespace, String name);

    @JSBody(params = {"namespace", "name", "value", "life"}, script = "return namespace.put(name, value, { expirationTtl: life });")
    private static native JSPromise<JSObject> put(JSObject namespace, String name, Int8Array value, int life);
}
