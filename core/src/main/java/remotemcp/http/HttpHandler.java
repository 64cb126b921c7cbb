package remotemcp.http;

/// A function from a request to its response: a server, a route and a test's client are all this one shape.
@FunctionalInterface
public interface HttpHandler {
    HttpResponse handle(HttpRequest request);
}
