package remotemcp.http;

import java.util.function.BiFunction;
import java.util.function.Supplier;

/// Stands before a handler and answers for what it throws, at once or later.
///
/// @param answer what is answered instead
public record Recovery(BiFunction<HttpRequest, RuntimeException, HttpResponse> answer) implements Filter {

    @Override
    public HttpResponse filter(HttpRequest request, HttpHandler next) {
        return guarded(request, () -> next.handle(request));
    }

    private HttpResponse guarded(HttpRequest request, Supplier<HttpResponse> work) {
        try {
            HttpResponse response = work.get();
            return switch (response) {
                case HttpResponse.Ready ready -> ready;
                case HttpResponse.Waiting(var slow, var late) -> new HttpResponse.Waiting(() -> guarded(request, slow), late);
                case HttpResponse.NeedsBody(var head, var limit, var user, var rest) ->
                    new HttpResponse.NeedsBody(head, limit, user, whole -> guarded(request, () -> rest.handle(whole)));
            };
        } catch (RuntimeException failed) {
            // What fails because its client has left is no bug, and nobody reads the answer.
            return request.departure().hasLeft() ? HttpResponse.of(500) : answer.apply(request, failed);
        }
    }
}
