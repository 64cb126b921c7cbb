package remotemcp.transport;

import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.platform.Caller;

/// Answers requests whose sender is known. Stands behind the guard that finds out who that is.
@FunctionalInterface
public interface GuardedHandler {
    HttpResponse handle(HttpRequest request, Caller caller);
}
