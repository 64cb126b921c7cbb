package remotemcp.hostile;

import static remotemcp.hostile.Honest.TRUTH;
import static remotemcp.hostile.Honest.result;
import static remotemcp.hostile.Misbehaviour.called;
import static remotemcp.hostile.Verdict.COMPRESSED;
import static remotemcp.hostile.Verdict.GOOD;
import static remotemcp.hostile.Verdict.PROTOCOL;
import static remotemcp.hostile.Verdict.REFUSED;
import static remotemcp.hostile.Verdict.TIMEOUT;
import static remotemcp.hostile.Verdict.UNAUTHORIZED;
import static remotemcp.hostile.Verdict.UNREACHABLE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// What is wrong with HTTP itself: framing, fields, types, codings, statuses.
final class SpoiltHttp {
    private static final String JSON = "Content-Type: application/json";

    private SpoiltHttp() {
    }

    static List<Misbehaviour> all() {
        var all = new ArrayList<Misbehaviour>();
        all.addAll(framing());
        all.addAll(lengths());
        all.addAll(fields());
        all.addAll(types());
        all.addAll(statuses());
        return all;
    }

    private static List<Misbehaviour> framing() {
        return List.of(
            called("it closes without a byte", (_, _) -> {}, UNREACHABLE),
            called("half a status line", (_, reply) -> reply.raw("HTTP/1.1 20"), UNREACHABLE),
            called("another protocol", (_, reply) -> reply.raw("SSH-2.0-OpenSSH_9.9\r\n"), UNREACHABLE),
            called("a TLS alert instead of HTTP", (_, reply) -> reply.raw(new byte[]{21, 3, 3, 0, 2, 2, 40}), UNREACHABLE),
            called("binary noise", (_, reply) -> reply.raw("\u0000\u0001\u0002\r\n\r\n"), UNREACHABLE),
            called("a status that is no number", (_, reply) -> reply.raw("HTTP/1.1 abc X\r\n\r\n"), UNREACHABLE),
            called("status 999", (_, reply) -> reply.head(999, JSON), REFUSED, UNREACHABLE),
            called("silence before the head", (_, reply) -> reply.silence(), TIMEOUT),
            called("a head that drips", (_, reply) -> reply.raw("HTTP/1.1 200 X\r\n").forEver("x", 30), TIMEOUT),
            called("a head without end", (_, reply) -> reply.raw("HTTP/1.1 200 X\r\n").forEver("X-Flood: " + "y".repeat(8000) + "\r\n"),
                UNREACHABLE, TIMEOUT),
            called("a status line without end", (_, reply) -> reply.raw("HTTP/1.1 200 ").forEver("y".repeat(8000)), UNREACHABLE, TIMEOUT),
            called("100 Continue for ever", (_, reply) -> reply.forEver("HTTP/1.1 100 Continue\r\n\r\n"), UNREACHABLE, TIMEOUT),
            called("early hints for ever", (_, reply) -> reply.forEver("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"), UNREACHABLE,
                TIMEOUT),
            called("it switches protocols",
                (_, reply) -> reply.raw("HTTP/1.1 101 Switching Protocols\r\nUpgrade: evil\r\nConnection: Upgrade\r\n\r\n"), UNREACHABLE,
                REFUSED, TIMEOUT),
            called("two answers to one request", (request, reply) -> {
                String body = result(request.json(), TRUTH);
                String answer = "HTTP/1.1 200 X\r\n" + JSON + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
                reply.raw(answer + answer.replace("truth", "lied!"));
            }, GOOD));
    }

    private static List<Misbehaviour> lengths() {
        return List.of(
            called("a length that is too long",
                (request, reply) -> reply.head(200, JSON, "Content-Length: 9999").raw(result(request.json(), TRUTH)), UNREACHABLE),
            called("a length that is too long, and silence",
                (request, reply) -> reply.head(200, JSON, "Content-Length: 9999").raw(result(request.json(), TRUTH)).silence(), TIMEOUT),
            called("a length that is too short",
                (request, reply) -> reply.head(200, JSON, "Content-Length: 20").raw(result(request.json(), TRUTH)), PROTOCOL),
            called("a negative length", (_, reply) -> reply.head(200, JSON, "Content-Length: -1").raw("{}"), UNREACHABLE, PROTOCOL),
            called("a length that is no number", (_, reply) -> reply.head(200, JSON, "Content-Length: many").raw("{}"), UNREACHABLE),
            called("a length of terabytes",
                (_, reply) -> reply.head(200, JSON, "Content-Length: 99999999999999").raw(" ").forEver(" ".repeat(50_000)), PROTOCOL),
            called("a length beyond all numbers", (_, reply) -> reply.head(200, JSON, "Content-Length: 99999999999999999999999").raw("{}"),
                UNREACHABLE),
            called("two lengths", (_, reply) -> reply.head(200, JSON, "Content-Length: 2", "Content-Length: 9").raw("{}"), UNREACHABLE,
                PROTOCOL),
            called("a length and chunks",
                (_, reply) -> reply.head(200, JSON, "Content-Length: 2", "Transfer-Encoding: chunked").raw("2\r\n{}\r\n0\r\n\r\n"),
                UNREACHABLE, PROTOCOL),
            called("a chunk of no size", (_, reply) -> reply.head(200, JSON, "Transfer-Encoding: chunked").raw("zz\r\n{}\r\n0\r\n\r\n"),
                UNREACHABLE),
            called("a chunk of all sizes",
                (_, reply) -> reply.head(200, JSON, "Transfer-Encoding: chunked").raw("7fffffffffffffff\r\n{}").silence(), UNREACHABLE,
                TIMEOUT),
            called("chunks without end",
                (_, reply) -> reply.head(200, JSON, "Transfer-Encoding: chunked").forEver("1000\r\n" + " ".repeat(4096) + "\r\n"),
                PROTOCOL),
            called("a chunk's line without end",
                (_, reply) -> reply.head(200, JSON, "Transfer-Encoding: chunked").raw("1;").forEver("x".repeat(8000)), UNREACHABLE,
                TIMEOUT),
            called("chunks that break off", (_, reply) -> reply.head(200, JSON, "Transfer-Encoding: chunked").raw("9\r\n{\"json"),
                UNREACHABLE),
            called("a body that drips", (_, reply) -> reply.head(200, JSON).forEver(" ", 30), TIMEOUT),
            called("a body without end", (_, reply) -> reply.head(200, JSON).forEver(" ".repeat(50_000)), PROTOCOL));
    }

    private static List<Misbehaviour> fields() {
        return List.of(
            called("a field of a megabyte", (_, reply) -> reply.head(200, JSON, "X-Big: " + "y".repeat(1 << 20)).raw("{}"), UNREACHABLE),
            called("twenty thousand fields", (_, reply) -> reply.raw("HTTP/1.1 200 X\r\n").raw("A: b\r\n".repeat(20_000)).raw("\r\n{}"),
                UNREACHABLE),
            called("a field without a name", (_, reply) -> reply.head(200, ": x", JSON).raw("{}"), UNREACHABLE, PROTOCOL),
            called("a field folded over lines",
                (request, reply) -> reply.head(200, JSON, "X-A: b\r\n c").raw(result(request.json(), TRUTH)), UNREACHABLE, GOOD),
            called("NUL and escapes in a field",
                (request, reply) -> reply.head(200, JSON, "X-A: \u0000\u001b[2J").raw(result(request.json(), TRUTH)), UNREACHABLE, GOOD),
            called("lines that end with LF alone",
                (request, reply) -> reply.raw("HTTP/1.1 200 X\n" + JSON + "\n\n" + result(request.json(), TRUTH)), UNREACHABLE, GOOD,
                PROTOCOL),
            called("an authenticate flood", (_, reply) -> {
                var fields = new String[1500];
                java.util.Arrays.fill(fields, "WWW-Authenticate: " + "Bearer a=\"b\", ".repeat(12));
                reply.whole(401, "text/plain", "", fields);
            }, UNAUTHORIZED),
            called("an authenticate field of quotes",
                (_, reply) -> reply.whole(401, "text/plain", "", "WWW-Authenticate: Bearer a=\"" + "\\\"".repeat(60_000)), UNAUTHORIZED),
            called("it sets cookies",
                (request, reply) -> reply.whole(200, "application/json", result(request.json(), TRUTH), "Set-Cookie: a=b; Domain=.com"),
                GOOD));
    }

    private static List<Misbehaviour> types() {
        return List.of(
            called("a page", (_, reply) -> reply.whole(200, "text/html", "<script>alert(1)</script>\u001b[2J"), PROTOCOL),
            called("JSON that says it is a page", (request, reply) -> reply.whole(200, "text/html", result(request.json(), TRUTH)),
                PROTOCOL),
            called("a page that says it is JSON", (_, reply) -> reply.json("<html>\u202e</html>"), PROTOCOL),
            called("no type", (_, reply) -> reply.head(200).raw("{}"), PROTOCOL),
            called("a type of escapes", (_, reply) -> reply.whole(200, "text/\u001b[31mred\u202e", "{}"), PROTOCOL, UNREACHABLE),
            called("an event stream that says it is JSON",
                (request, reply) -> reply.json("data: " + result(request.json(), TRUTH) + "\n\n"), PROTOCOL),
            called("JSON that says it is an event stream", (request, reply) -> reply.stream().raw(result(request.json(), TRUTH)),
                UNREACHABLE),
            called("UTF-16 that says it is UTF-8",
                (_, reply) -> reply.head(200, JSON + "; charset=utf-8").raw("{}".getBytes(java.nio.charset.StandardCharsets.UTF_16)),
                PROTOCOL),
            called("UTF-8 that says it is UTF-7",
                (request, reply) -> reply.whole(200, "application/json; charset=utf-7", result(request.json(), TRUTH)), GOOD, PROTOCOL),
            called("a bomb of gzip", (_, reply) -> reply.head(200, JSON, "Content-Encoding: gzip").raw(bomb()), COMPRESSED),
            called("JSON that says it is gzip",
                (request, reply) -> reply.whole(200, "application/json", result(request.json(), TRUTH), "Content-Encoding: gzip"),
                COMPRESSED),
            called("a coding nobody knows", (_, reply) -> reply.whole(200, "application/json", "\u0007", "Content-Encoding: \u001b]0;x"),
                COMPRESSED, UNREACHABLE),
            called("a coded event stream",
                (_, reply) -> reply.head(200, "Content-Type: text/event-stream", "Content-Encoding: br").raw("\u0001\u0002"), COMPRESSED));
    }

    private static List<Misbehaviour> statuses() {
        return List.of(
            called("204", (_, reply) -> reply.head(204), PROTOCOL, UNREACHABLE),
            called("205 with a body", (request, reply) -> reply.whole(205, "application/json", result(request.json(), TRUTH)), PROTOCOL,
                UNREACHABLE, GOOD),
            called("304", (_, reply) -> reply.head(304), REFUSED),
            called("206 and a part", (request, reply) -> reply.whole(206, "application/json", result(request.json(), TRUTH).substring(9)),
                PROTOCOL),
            called("401 for ever", (_, reply) -> reply.whole(401, "text/plain", "", "WWW-Authenticate: Bearer"), UNAUTHORIZED),
            called("403 with a page", (_, reply) -> reply.whole(403, "text/html", "<h1>\u001b[2Jno"), REFUSED),
            called("404 that loses the session for ever", (_, reply) -> reply.whole(404, "text/plain", ""), REFUSED),
            called("429 and a retry after a century", (_, reply) -> reply.whole(429, "text/plain", "", "Retry-After: 3153600000"), REFUSED),
            called("503 and a retry in the past", (_, reply) -> reply.whole(503, "text/plain", "", "Retry-After: -1"), REFUSED),
            called("503 and a retry of nonsense", (_, reply) -> reply.whole(503, "text/plain", "", "Retry-After: \u001b[2J soon"), REFUSED,
                UNREACHABLE),
            called("500 with a page without end", (_, reply) -> reply.head(500, "Content-Type: text/html").forEver("<p>".repeat(9000)),
                REFUSED),
            called("500 with JSON without end", (_, reply) -> reply.head(500, JSON).forEver(" ".repeat(9000)), REFUSED),
            called("500 with JSON that drips", (_, reply) -> reply.head(500, JSON).forEver(" ", 30), REFUSED, TIMEOUT));
    }

    /// A hundred megabytes of spaces in a few kilobytes.
    private static byte[] bomb() {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            byte[] spaces = " ".repeat(1 << 20).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            for (int i = 0; i < 100; i++) {
                gzip.write(spaces);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
