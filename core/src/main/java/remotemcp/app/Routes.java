package remotemcp.app;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;

/// Which handler answers which path. A path matches exactly, byte for byte as it was sent, so that no other spelling of a guarded
/// path (`/mcp/`, `//mcp`, `/%6dcp`) can reach what is behind it; what matches nothing is 404.
public final class Routes implements HttpHandler {
    private final Map<String, HttpHandler> handlers = new HashMap<>();
    private final Map<String, HttpHandler> prefixes = new LinkedHashMap<>();
    private HttpHandler rest = request -> HttpResponse.text(404, "Not found\n");

    /// Adds a path.
    ///
    /// @throws IllegalArgumentException when it is taken
    public Routes at(String path, HttpHandler handler) {
        if (handlers.put(path, handler) != null) {
            throw new IllegalArgumentException("two handlers at " + path);
        }
        return this;
    }

    /// Adds all paths that begin so.
    public Routes below(String prefix, HttpHandler handler) {
        prefixes.put(prefix, handler);
        return this;
    }

    /// Hands everything else to this handler.
    Routes otherwise(HttpHandler handler) {
        rest = handler;
        return this;
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        HttpHandler exact = handlers.get(request.path());
        return (exact == null ? belowOrRest(request.path()) : exact).handle(request);
    }

    private HttpHandler belowOrRest(String path) {
        for (Map.Entry<String, HttpHandler> entry : prefixes.entrySet()) {
            if (path.startsWith(entry.getKey())) {
                return entry.getValue();
            }
        }
        return rest;
    }
}
