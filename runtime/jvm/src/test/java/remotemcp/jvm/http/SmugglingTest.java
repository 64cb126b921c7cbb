package remotemcp.jvm.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import remotemcp.http.HttpResponse;

/// H01, V33: whatever two readers could understand differently is refused, and what follows it is never read as a request.
class SmugglingTest {
    private static final String NEXT = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String POST = "POST / HTTP/1.1\r\nHost: a\r\n";
    private static final Queue<String> HANDLED = new ConcurrentLinkedQueue<>();

    private static VertxServer server;

    @BeforeAll
    static void start() {
        server = Servers.serve(request -> {
            HANDLED.add(request.path());
            return HttpResponse.text(200, "ok");
        });
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> H01_an_ambiguous_request_is_answered_400_and_the_connection_closed() {
        return corpus().entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> refused(entry.getValue())));
    }

    private static void refused(String request) throws Exception {
        HANDLED.clear();
        try (var client = new RawClient(server.port())) {
            String answer = client.sendWhatIsTaken(request + NEXT).readUntilClosed();
            assertThat(answer).startsWith("HTTP/1.1 400 ").contains("connection: close");
            assertThat(answer.split("HTTP/1.1 ", -1)).as("one answer").hasSize(2);
            assertThat(HANDLED).isEmpty();
        }
    }

    private static Map<String, String> corpus() {
        var corpus = new TreeMap<String, String>();
        corpus.put("length and chunked", POST + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        corpus.put("chunked and length", POST + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n");
        corpus.put("two lengths", POST + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello");
        corpus.put("two equal lengths", POST + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello");
        corpus.put("a list of lengths", POST + "Content-Length: 5, 5\r\n\r\nhello");
        corpus.put("plus length", POST + "Content-Length: +5\r\n\r\nhello");
        corpus.put("minus length", POST + "Content-Length: -1\r\n\r\nhello");
        corpus.put("hexadecimal length", POST + "Content-Length: 0x5\r\n\r\nhello");
        corpus.put("length with a space", POST + "Content-Length: 5 5\r\n\r\nhello");
        corpus.put("empty length", POST + "Content-Length:\r\n\r\n");
        corpus.put("length beyond a long", POST + "Content-Length: 99999999999999999999999\r\n\r\nhello");
        corpus.put("full-width digits", POST + "Content-Length: \u00ef\u00bc\u0095\r\n\r\nhello");
        corpus.put("chunked, identity", POST + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n");
        corpus.put("identity, chunked", POST + "Transfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n");
        corpus.put("chunked twice", POST + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        corpus.put("identity only", POST + "Transfer-Encoding: identity\r\n\r\n");
        corpus.put("xchunked", POST + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n");
        corpus.put("gzip, chunked", POST + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n");
        corpus.put("chunked with vertical tab", POST + "Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n");
        corpus.put("quoted chunked", POST + "Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n");
        corpus.put("chunked in HTTP/1.0", "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        corpus.put("bare LF after the request line", "GET / HTTP/1.1\nHost: a\r\n\r\n");
        corpus.put("bare LF after a field", "GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n");
        corpus.put("bare LF at the end of the head", "GET / HTTP/1.1\r\nHost: a\r\n\n");
        corpus.put("bare CR in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: b\rY: c\r\n\r\n");
        corpus.put("bare CR in a name", "GET / HTTP/1.1\r\nHost: a\r\nX\rY: c\r\n\r\n");
        corpus.put("bare CR in the request line", "GET /\rx HTTP/1.1\r\nHost: a\r\n\r\n");
        corpus.put("NUL in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: b\0c\r\n\r\n");
        corpus.put("NUL in a name", "GET / HTTP/1.1\r\nHost: a\r\nX\0Y: c\r\n\r\n");
        corpus.put("NUL in the target", "GET /a\0b HTTP/1.1\r\nHost: a\r\n\r\n");
        corpus.put("space before the colon", POST + "Content-Length : 5\r\n\r\nhello");
        corpus.put("tab before the colon", POST + "Transfer-Encoding\t: chunked\r\n\r\n0\r\n\r\n");
        corpus.put("folded field", "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n");
        corpus.put("folded first field", "GET / HTTP/1.1\r\n Host: a\r\nHost: a\r\n\r\n");
        corpus.put("folded transfer coding", POST + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n");
        corpus.put("field without a colon", "GET / HTTP/1.1\r\nHost: a\r\nnonsense\r\n\r\n");
        corpus.put("empty field name", "GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n");
        corpus.put("two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
        corpus.put("no host", "GET / HTTP/1.1\r\n\r\n");
        corpus.put("absolute form of another host", "GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n");
        corpus.put("authority form", "GET a:80 HTTP/1.1\r\nHost: a\r\n\r\n");
        corpus.put("asterisk form", "GET * HTTP/1.1\r\nHost: a\r\n\r\n");
        corpus.put("space in the target", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n");
        corpus.put("two spaces in the request line", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n");
        corpus.put("tab in the request line", "GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n");
        corpus.put("raw byte in the target", "GET /\u00e9 HTTP/1.1\r\nHost: a\r\n\r\n");
        corpus.put("fragment in the target", "GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n");
        corpus.put("no version", "GET /\r\n\r\n");
        corpus.put("invalid method", "G@T / HTTP/1.1\r\nHost: a\r\n\r\n");
        corpus.put("text after the version", "GET / HTTP/1.1 x\r\nHost: a\r\n\r\n");
        corpus.put("chunk extension of 1 MB", POST + "Transfer-Encoding: chunked\r\n\r\n1;" + "x".repeat(1 << 20) + "\r\na\r\n0\r\n\r\n");
        corpus.put("chunk size with plus", POST + "Transfer-Encoding: chunked\r\n\r\n+1\r\na\r\n0\r\n\r\n");
        corpus.put("chunk size with 0x", POST + "Transfer-Encoding: chunked\r\n\r\n0x1\r\na\r\n0\r\n\r\n");
        corpus.put("chunk size beyond an int", POST + "Transfer-Encoding: chunked\r\n\r\n100000001\r\na\r\n0\r\n\r\n");
        corpus.put("empty chunk size", POST + "Transfer-Encoding: chunked\r\n\r\n\r\na\r\n0\r\n\r\n");
        corpus.put("bare LF after a chunk size", POST + "Transfer-Encoding: chunked\r\n\r\n1\na\r\n0\r\n\r\n");
        corpus.put("bare LF in a chunk extension", POST + "Transfer-Encoding: chunked\r\n\r\n1;x\na\r\n0\r\n\r\n");
        corpus.put("bare CR in a chunk extension", POST + "Transfer-Encoding: chunked\r\n\r\n1;x\ry\r\na\r\n0\r\n\r\n");
        corpus.put("no line end after a chunk", POST + "Transfer-Encoding: chunked\r\n\r\n1\r\nab0\r\n\r\n");
        corpus.put("bare LF after a chunk", POST + "Transfer-Encoding: chunked\r\n\r\n1\r\na\n0\r\n\r\n");
        corpus.put("space in a chunk size", POST + "Transfer-Encoding: chunked\r\n\r\n1 1\r\na\r\n0\r\n\r\n");
        return corpus;
    }
}
