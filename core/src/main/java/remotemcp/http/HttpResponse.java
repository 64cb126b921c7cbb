package remotemcp.http;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import remotemcp.json.Json;

/// The answer to one request: ready, or still to be made by work that may wait, or only once the body of the request is there.
///
/// A handler does what never waits at once and returns the rest as [Waiting]; the runtime runs that part where waiting is
/// cheap (a virtual thread on the JVM, the request's own green thread on Workers). It is asked with the head of a request alone,
/// and returns [NeedsBody] when it has decided that the body is worth reading.
public sealed interface HttpResponse {

    /// A response whose head is known.
    ///
    /// @param status HTTP status code
    record Ready(int status, HeaderList headers, Body body) implements HttpResponse {

        /// A copy with this field instead of all of that name.
        public Ready header(String name, String value) {
            return new Ready(status, headers.replacing(name, value), body);
        }

        /// A copy with one more field of that name, such as a second `Set-Cookie`.
        public Ready addHeader(String name, String value) {
            return new Ready(status, headers.with(name, value), body);
        }

        public Ready body(byte[] bytes) {
            return new Ready(status, headers, new Body.Bytes(bytes));
        }

        public Ready body(Body other) {
            return new Ready(status, headers, other);
        }
    }

    /// A response that work which may wait (a store, a tool, a password hash) has yet to make. `work` runs once.
    record Waiting(Supplier<HttpResponse> work) implements HttpResponse {
    }

    /// What is decided on the head of a request is decided; the rest needs the body.
    ///
    /// @param head the request without its body, as the handler that wants the body knows it
    /// @param limit how much is read, and what answers a longer body
    /// @param user the account that the body is counted for; empty when none is known
    /// @param rest answers the whole request; runs once at most, and like any handler without waiting
    record NeedsBody(HttpRequest head, BodyLimit limit, String user, HttpHandler rest) implements HttpResponse {

        /// The answer now that the whole body is there.
        public HttpResponse with(byte[] body) {
            return body.length > limit.bytes() ? tooLarge() : rest.handle(head.body(body));
        }

        /// The answer to a body that is longer than the limit.
        public HttpResponse tooLarge() {
            return limit.tooLarge().handle(head);
        }
    }

    static Ready of(int status) {
        return new Ready(status, HeaderList.empty(), Body.empty());
    }

    static Ready text(int status, String text) {
        return of(status).header("Content-Type", "text/plain; charset=utf-8").body(text.getBytes(StandardCharsets.UTF_8));
    }

    static Ready html(int status, String html) {
        return of(status).header("Content-Type", "text/html; charset=utf-8").body(html.getBytes(StandardCharsets.UTF_8));
    }

    static Ready json(int status, Json value) {
        return new Ready(status, HeaderList.json(), new Body.Bytes(value.bytes()));
    }

    /// An event stream: told to caches and proxies on the way not to hold it back, store it or compress it.
    static Ready stream(Body events) {
        return new Ready(200, HeaderList.eventStream(), events);
    }

    /// 303 See Other: the browser goes on with GET, so credentials of a POST are never sent along.
    static Ready redirect(String location) {
        return of(303).header("Location", location);
    }

    static Waiting waiting(Supplier<HttpResponse> work) {
        return new Waiting(work);
    }

    /// The finished response, where the request came with its body: runs the waiting parts on the caller's thread.
    default Ready ready() {
        HttpResponse response = settled();
        while (response instanceof NeedsBody) {
            response = response.whole().settled();
        }
        return (Ready) response;
    }

    /// The response to the whole request, where the request came with its body.
    default HttpResponse whole() {
        return this instanceof NeedsBody needing ? needing.with(needing.head().body()) : this;
    }

    /// A response that is [Ready] or [NeedsBody]: runs the waiting part on the caller's thread.
    default HttpResponse settled() {
        HttpResponse response = this;
        while (response instanceof Waiting waiting) {
            response = waiting.work().get();
        }
        return response;
    }

    /// The same answer with `change` made to its head, now or once it is ready.
    default HttpResponse map(UnaryOperator<Ready> change) {
        return switch (this) {
            case Ready ready -> change.apply(ready);
            case Waiting waiting -> new Waiting(() -> waiting.work().get().map(change));
            case NeedsBody(var head, var limit, var user, var rest) ->
                new NeedsBody(head, limit.map(change), user, whole -> rest.handle(whole).map(change));
        };
    }
}
