package remotemcp.workers.gate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.teavm.jso.JSObject;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.Parameters;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.platform.Base64Url;
import remotemcp.platform.Key;
import remotemcp.platform.Store;
import remotemcp.workers.DurableObjectStore;

/// A [DurableObjectStore] that is told by URL what to do, so that the contract of all stores can judge it from outside:
/// `/find?kind=…&owner=…&id=…&now=…`, the value as body, the answer as JSON. The caller's clock is the store's.
record StoreEndpoint(JSObject namespace) implements HttpHandler {

    @Override
    public HttpResponse handle(HttpRequest request) {
        var asked = Parameters.ofQuery(request).orElseThrow();
        Store store = new DurableObjectStore(namespace, () -> number(asked, "now"));
        return HttpResponse.waiting(() -> HttpResponse.of(200).body(answer(request, asked, store).text().getBytes(StandardCharsets.UTF_8)));
    }

    private static Json answer(HttpRequest request, Parameters asked, Store store) {
        var key = new Key(text(asked, "kind"), text(asked, "owner"), text(asked, "id"));
        return switch (request.path()) {
            case "/find" -> JsonArray.of(store.find(key).map(stored -> json(key, stored)).stream().toArray(Json[]::new));
            case "/list" -> list(store, key, (int) number(asked, "limit"));
            case "/create" -> Json.of(store.create(key, request.body(), number(asked, "expires")));
            case "/replace" -> Json.of(store.replace(key, read(asked), request.body(), number(asked, "expires")));
            case "/remove" -> Json.of(store.remove(key, read(asked)));
            default -> throw new IllegalArgumentException(request.path());
        };
    }

    private static Json list(Store store, Key key, int limit) {
        var all = new ArrayList<Json>();
        store.list(key.kind(), key.owner(), key.id(), limit).forEach(entry -> all.add(json(entry.key(), entry.stored())));
        return new JsonArray(all);
    }

    private static Json json(Key key, Store.Stored stored) {
        return JsonObject.builder().put("id", key.id()).put("version", String.valueOf(stored.version()))
            .put("expires", String.valueOf(stored.expires())).put("value", Base64Url.encode(stored.value())).build();
    }

    private static Store.Stored read(Parameters asked) {
        return new Store.Stored(new byte[0], number(asked, "version"), 0);
    }

    private static String text(Parameters asked, String name) {
        return asked.find(name).orElseThrow();
    }

    private static long number(Parameters asked, String name) {
        return Long.parseLong(text(asked, name));
    }
}
