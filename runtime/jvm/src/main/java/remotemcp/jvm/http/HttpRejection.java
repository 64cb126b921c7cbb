package remotemcp.jvm.http;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import remotemcp.http.HttpResponse;

/// An answer given before any handler sees the request; the connection ends with it.
record HttpRejection(int status, String reason) {
    static final HttpRejection MALFORMED = new HttpRejection(400, "Malformed request");
    static final HttpRejection AMBIGUOUS_LENGTH = new HttpRejection(400, "Ambiguous message length");
    static final HttpRejection HOST = new HttpRejection(400, "One Host field is required");
    static final HttpRejection TARGET = new HttpRejection(400, "Unsupported request target");
    static final HttpRejection TOO_SLOW = new HttpRejection(408, "The request body took too long");
    static final HttpRejection TOO_LARGE = new HttpRejection(413, "The request body is too large");
    static final HttpRejection TARGET_TOO_LONG = new HttpRejection(414, "The request line is too long");
    static final HttpRejection ENCODED = new HttpRejection(415, "Encoded request bodies are not accepted");
    static final HttpRejection EXPECTATION = new HttpRejection(417, "Unsupported expectation");
    static final HttpRejection HEADERS = new HttpRejection(431, "Too many header fields");
    static final HttpRejection CROWDED = new HttpRejection(503, "The server is busy");
    static final HttpRejection VERSION = new HttpRejection(505, "Only HTTP/1.1 and HTTP/1.0 are spoken here");

    /// When one who was refused for want of room may ask again.
    private static final String RETRY_SECONDS = "5";

    /// As one whole message, for a connection on which there is no request to answer.
    FullHttpResponse message() {
        byte[] text = text().getBytes(StandardCharsets.US_ASCII);
        var message = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), Unpooled.wrappedBuffer(text));
        message.headers()
            .set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
            .set(HttpHeaderNames.CONTENT_LENGTH, text.length)
            .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        if (status == CROWDED.status) {
            message.headers().set(HttpHeaderNames.RETRY_AFTER, RETRY_SECONDS);
        } else if (status == ENCODED.status) {
            message.headers().set(HttpHeaderNames.ACCEPT_ENCODING, HttpHeaderValues.IDENTITY);
        }
        return message;
    }

    HttpResponse.Ready answer() {
        var answer = HttpResponse.text(status, text());
        if (status == ENCODED.status) {
            // RFC 9110 §12.5.3: by this field the client learns that the coding was the trouble, and not the media type.
            return answer.header("Accept-Encoding", "identity");
        }
        return status == CROWDED.status ? answer.header("Retry-After", RETRY_SECONDS) : answer;
    }

    private String text() {
        return reason + ".\n";
    }
}
