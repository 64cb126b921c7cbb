package remotemcp.http;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
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
    ///
    /// @param late what answers before the work is done, if that takes long
    record Waiting(Supplier<HttpResponse> work, Optional<Late> late) implements HttpResponse {
    }

    /// The event stream that the runtime opens when the work has taken seconds, in the place of the work's own response.
    ///
    /// @param head of that stream
    record Late(LateStream stream, Ready head) {
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
        return new Waiting(work, Optional.empty());
    }

    /// A response that is an event stream if it takes seconds, and what the work returns if not.
    ///
    /// @param work asks [LateStream#opened()] when it is done: if so, what it says goes on the stream, which it closes, and what it returns is
    ///     of no account
    static Waiting orStream(Function<LateStream, HttpResponse> work) {
        var stream = new LateStream();
        return new Waiting(() -> work.apply(stream), Optional.of(new Late(stream, stream(Body.empty()))));
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
        return settled(late -> {});
    }

    /// The same.
    ///
    /// @param begins told of a stream that may be opened, before the work that can take long
    default HttpResponse settled(Consumer<Late> begins) {
        HttpResponse response = this;
        while (response instanceof Waiting waiting) {
            waiting.late().ifPresent(begins);
            response = waiting.work().get();
        }
        return response;
    }

    /// The same answer with `change` made to its head, now or once it is ready.
    default HttpResponse map(UnaryOperator<Ready> change) {
        return switch (this) {
            case Ready ready -> change.apply(ready);
            case Waiting(var work, var late) ->
                new Waiting(() -> work.get().map(change), late.map(one -> new Late(one.stream(), change.apply(one.head()))));
            case NeedsBody(var head, var limit, var user, var rest) ->
                new NeedsBody(head, limit.map(change), user, whole -> rest.handle(whole).map(change));
        };
    }
}
