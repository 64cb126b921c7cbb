package remotemcp.workers.gate;

import org.teavm.jso.JSObject;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.Parameters;
import remotemcp.platform.Cache;
import remotemcp.platform.SealedCache;
import remotemcp.workers.ConsoleLog;
import remotemcp.workers.KvCache;
import remotemcp.workers.WebCrypto;
import remotemcp.workers.WebRandom;

/// A sealed [KvCache] that is told by URL what to do: `/find?kind=…&id=…&now=…` answers the value or 404, `/keep` takes it as body, and
/// with `plain` the namespace is worked without the seal. The caller's clock is the cache's.
record CacheEndpoint(JSObject namespace) implements HttpHandler {

    @Override
    public HttpResponse handle(HttpRequest request) {
        var asked = Parameters.ofQuery(request).orElseThrow();
        return HttpResponse.waiting(() -> answer(request, asked, cache(asked)));
    }

    private Cache cache(Parameters asked) {
        var kv = new KvCache(namespace, () -> number(asked, "now"), new ConsoleLog());
        return asked.find("plain").isPresent() ? kv
            : new SealedCache(kv, new WebCrypto(), new WebRandom(), () -> number(asked, "now"), new byte[32]);
    }

    private static HttpResponse answer(HttpRequest request, Parameters asked, Cache cache) {
        String kind = asked.find("kind").orElseThrow();
        String id = asked.find("id").orElseThrow();
        if (request.path().equals("/find")) {
            return cache.find(kind, id).map(value -> HttpResponse.of(200).body(value)).orElse(HttpResponse.of(404));
        }
        cache.keep(kind, id, request.body(), number(asked, "expires"));
        return HttpResponse.of(204);
    }

    private static long number(Parameters asked, String name) {
        return Long.parseLong(asked.find(name).orElseThrow());
    }
}
