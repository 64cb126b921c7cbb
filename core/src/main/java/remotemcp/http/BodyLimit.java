package remotemcp.http;

import java.util.function.UnaryOperator;

/// How much of a body an endpoint reads, once it has decided on the head of the request.
///
/// @param bytes the longest body that is read
/// @param isGuarded whether its sender has passed a guard; the runtime keeps room for such bodies that others cannot take
/// @param tooLarge answers the head of a request whose body is longer, in the endpoint's own form
public record BodyLimit(int bytes, boolean isGuarded, HttpHandler tooLarge) implements Filter {

    /// Of an endpoint that answers anyone.
    public static BodyLimit open(int bytes, HttpHandler tooLarge) {
        return new BodyLimit(bytes, false, tooLarge);
    }

    /// Of an endpoint behind a guard.
    public static BodyLimit guarded(int bytes, HttpHandler tooLarge) {
        return new BodyLimit(bytes, true, tooLarge);
    }

    /// Lets `next` answer a POST with its body, everything else without.
    @Override
    public HttpResponse filter(HttpRequest request, HttpHandler next) {
        return request.method().equals("POST") ? read(request, "", next) : next.handle(request);
    }

    /// Has the body read, and `rest` answer the whole request.
    ///
    /// @param user the account it is counted for; empty when that is not known
    public HttpResponse read(HttpRequest head, String user, HttpHandler rest) {
        return new HttpResponse.NeedsBody(head, this, user, rest);
    }

    BodyLimit map(UnaryOperator<HttpResponse.Ready> change) {
        return new BodyLimit(bytes, isGuarded, head -> tooLarge.handle(head).map(change));
    }
}
