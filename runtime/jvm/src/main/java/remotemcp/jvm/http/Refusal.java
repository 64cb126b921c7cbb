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
record Refusal(int status, String reason) {
    static final Refusal MALFORMED = new Refusal(400, "Malformed request");
    static final Refusal AMBIGUOUS_LENGTH = new Refusal(400, "Ambiguous message length");
    static final Refusal HOST = new Refusal(400, "One Host field is required");
    static final Refusal TARGET = new Refusal(400, "Unsupported request target");
    static final Refusal TOO_SLOW = new Refusal(408, "The request body took too long");
    static final Refusal TOO_LARGE = new Refusal(413, "The request body is too large");
    static final Refusal TARGET_TOO_LONG = new Refusal(414, "The request line is too long");
    static final Refusal ENCODED = new Refusal(415, "Encoded request bodies are not accepted");
    static final Refusal EXPECTATION = new Refusal(417, "Unsupported expectation");
    static final Refusal HEADERS = new Refusal(431, "Too many header fields");
    static final Refusal CROWDED = new Refusal(503, "The server is busy");
    static final Refusal VERSION = new Refusal(505, "Only HTTP/1.1 and HTTP/1.0 are spoken here");

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
