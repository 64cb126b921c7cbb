package remotemcp.jvm.http;

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

    static Optional<HttpRejection> refusal(HttpServerRequest request, RequestHeaders fields) {
        if (!hasOneLength(request, fields)) {
            return Optional.of(HttpRejection.AMBIGUOUS_LENGTH);
        }
        Optional<String> host = fields.find("Host");
        if (host.isEmpty() && request.version() == HttpVersion.HTTP_1_1) {
            return Optional.of(HttpRejection.HOST);
        }
        if (!RequestTarget.isServed(request.method().name(), request.uri(), host.orElse(null))) {
            return Optional.of(HttpRejection.TARGET);
        }
        return bodyRefusal(fields);
    }

    private static Optional<HttpRejection> bodyRefusal(RequestHeaders fields) {
        if (!isAbsentOr("identity", fields.find("Content-Encoding"))) {
            return Optional.of(HttpRejection.ENCODED);
        }
        if (!isAbsentOr("100-continue", fields.find("Expect"))) {
            return Optional.of(HttpRejection.EXPECTATION);
        }
        return Optional.empty();
    }

    private static boolean isAbsentOr(String value, Optional<String> field) {
        return field.isEmpty() || field.get().equalsIgnoreCase(value);
    }

    /// Bytes of the body; zero when there is none, less when its end will show.
    static long toldLength(RequestHeaders fields) {
        if (fields.find("Transfer-Encoding").isPresent()) {
            return -1;
        }
        Optional<String> length = fields.find("Content-Length");
        return length.isEmpty() ? 0 : Long.parseLong(length.get());
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
    private static boolean hasOneLength(HttpServerRequest request, RequestHeaders fields) {
        Optional<String> length = fields.find("Content-Length");
        List<String> codings = fields.all("Transfer-Encoding");
        if (codings.isEmpty()) {
            return length.isEmpty() || isDigits(length.get());
        }
        return codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked") && length.isEmpty()
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
