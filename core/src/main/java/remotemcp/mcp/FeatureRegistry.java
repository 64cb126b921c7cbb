package remotemcp.mcp;

import java.util.HashMap;
import java.util.Map;

/// What a [ServerFeature] finds when it joins a server: the method table, and what all features share.
public final class FeatureRegistry {
    private final Map<String, RequestHandler> methods = new HashMap<>();
    private final Results results;
    private final ChangeLog changes;
    private final int pageSize;

    FeatureRegistry(Results results, ChangeLog changes, int pageSize) {
        this.results = results;
        this.changes = changes;
        this.pageSize = pageSize;
    }

    /// Adds a row to the method table.
    ///
    /// @param method such as `tools/call`
    /// @throws IllegalArgumentException when another feature answers it
    public void method(String method, RequestHandler handler) {
        if (methods.putIfAbsent(method, handler) != null) {
            throw new IllegalArgumentException("two features answer " + method);
        }
    }

    /// Completes results.
    public Results results() {
        return results;
    }

    /// Where changes are told.
    public ChangeLog changes() {
        return changes;
    }

    /// How many entries a page of a list has.
    public int pageSize() {
        return pageSize;
    }

    Map<String, RequestHandler> methods() {
        return methods;
    }
}
