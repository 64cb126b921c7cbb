package remotemcp.jvm.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Optional;

/// What a request head must keep to before a handler sees it (RFC 9112 §2-§6): no second reading of where the request
/// ends or where it goes, nothing beyond the limits.
final class RequestRules {
    private RequestRules() {
    }

    static Optional<Refusal> refusal(HttpServerRequest request) {
        MultiMap fields = request.headers();
        if (!hasOneLength(request, fields)) {
            return Optional.of(Refusal.AMBIGUOUS_LENGTH);
        }
        String host = fields.get(HttpHeaders.HOST);
        if (host == null && request.version() == HttpVersion.HTTP_1_1) {
            return Optional.of(Refusal.HOST);
        }
        if (!Target.isServed(request.method().name(), request.uri(), host)) {
            return Optional.of(Refusal.TARGET);
        }
        return bodyRefusal(fields);
    }

    private static Optional<Refusal> bodyRefusal(MultiMap fields) {
        String encoding = fields.get(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return Optional.of(Refusal.ENCODED);
        }
        String expectation = fields.get(HttpHeaders.EXPECT);
        if (expectation != null && !expectation.equalsIgnoreCase("100-continue")) {
            return Optional.of(Refusal.EXPECTATION);
        }
        return Optional.empty();
    }

    /// Bytes of the body; zero when there is none, less when its end will show.
    static long toldLength(HttpServerRequest request) {
        if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            return -1;
        }
        String length = request.headers().get(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    /// Whether the client wants the connection to end with the answer (RFC 9112 §9.3).
    static boolean isLast(HttpServerRequest request) {
        return request.version() != HttpVersion.HTTP_1_1 || request.headers().contains(HttpHeaders.CONNECTION, HttpHeaders.CLOSE, true);
    }

    static boolean expectsContinue(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.EXPECT) && request.version() == HttpVersion.HTTP_1_1;
    }

    /// Smuggling: a `Content-Length` of digits alone, or `Transfer-Encoding: chunked` alone, never both. The decoder has
    /// refused two lengths.
    private static boolean hasOneLength(HttpServerRequest request, MultiMap fields) {
        String length = fields.get(HttpHeaders.CONTENT_LENGTH);
        if (!fields.contains(HttpHeaders.TRANSFER_ENCODING)) {
            return length == null || isDigits(length);
        }
        List<String> codings = fields.getAll(HttpHeaders.TRANSFER_ENCODING);
        return codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked") && length == null
            && request.version() == HttpVersion.HTTP_1_1;
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 18;
    }
}
