package remotemcp.platform;

import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;

/// Answers requests whose sender is known. Stands behind the guard that finds out who that is.
@FunctionalInterface
public interface GuardedHandler {
    HttpResponse handle(HttpRequest request, Caller caller);
}
