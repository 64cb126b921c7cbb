package remotemcp.http;

/// Stands before a handler: passes the request on, changes it or its answer, or answers by itself.
@FunctionalInterface
public interface Filter {
    HttpResponse filter(HttpRequest request, HttpHandler next);

    default HttpHandler then(HttpHandler handler) {
        return request -> filter(request, handler);
    }

    default Filter then(Filter inner) {
        return (request, next) -> filter(request, inner.then(next));
    }
}
