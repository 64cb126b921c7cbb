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

    static Optional<Refusal> refusal(HttpServerRequest request, HttpLimits limits) {
        MultiMap fields = request.headers();
        if (!hasOneLength(request, fields)) {
            return Optional.of(Refusal.AMBIGUOUS_LENGTH);
        }
        if (!hasOneHost(request, fields)) {
            return Optional.of(Refusal.HOST);
        }
        if (!Target.isServed(request.uri(), fields.get(HttpHeaders.HOST))) {
            return Optional.of(Refusal.TARGET);
        }
        return bodyRefusal(fields, limits);
    }

    private static Optional<Refusal> bodyRefusal(MultiMap fields, HttpLimits limits) {
        String encoding = fields.get(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return Optional.of(Refusal.ENCODED);
        }
        String length = fields.get(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > limits.body()) {
            return Optional.of(Refusal.TOO_LARGE);
        }
        String expectation = fields.get(HttpHeaders.EXPECT);
        if (expectation != null && !expectation.equalsIgnoreCase("100-continue")) {
            return Optional.of(Refusal.EXPECTATION);
        }
        return Optional.empty();
    }

    static boolean expectsContinue(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.EXPECT) && request.version() == HttpVersion.HTTP_1_1;
    }

    /// Smuggling: one `Content-Length` of digits alone, or `Transfer-Encoding: chunked` alone, never both.
    private static boolean hasOneLength(HttpServerRequest request, MultiMap fields) {
        List<String> codings = fields.getAll(HttpHeaders.TRANSFER_ENCODING);
        List<String> lengths = fields.getAll(HttpHeaders.CONTENT_LENGTH);
        if (codings.isEmpty()) {
            return lengths.isEmpty() || lengths.size() == 1 && isDigits(lengths.getFirst());
        }
        return codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked") && lengths.isEmpty()
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

    private static boolean hasOneHost(HttpServerRequest request, MultiMap fields) {
        int hosts = fields.getAll(HttpHeaders.HOST).size();
        return hosts == 1 || hosts == 0 && request.version() == HttpVersion.HTTP_1_0;
    }
}
