package remotemcp.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static remotemcp.hostile.Verdict.CANCELLED;
import static remotemcp.hostile.Verdict.ERROR;
import static remotemcp.hostile.Verdict.GOOD;
import static remotemcp.hostile.Verdict.PROTOCOL;
import static remotemcp.hostile.Verdict.REFUSED;
import static remotemcp.hostile.Verdict.TIMEOUT;
import static remotemcp.hostile.Verdict.UNAUTHORIZED;
import static remotemcp.hostile.Verdict.UNREACHABLE;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.blackbox.JudgedRuntime;
import remotemcp.client.Credentials;
import remotemcp.client.McpClient;
import remotemcp.client.Patience;
import remotemcp.hostile.HostileServer.Answers;
import remotemcp.hostile.Verdict.Outcome;
import remotemcp.json.JsonObject;
import remotemcp.jvm.client.JvmWorld;

/// HTTP+SSE servers that lie: about where messages go, on the stream, in the answers to messages.
@Tag(JudgedRuntime.NEITHER)
@Timeout(300)
class HostileSseTest {
    private static final Patience LONG = new Patience(20_000, 40_000);
    private static final Patience SHORT = new Patience(300, 1000);

    private final HostileServer witness = HostileServer.witness();
    private final HostileServer server = HostileServer.open((_, _) -> {});

    @AfterEach
    void close() {
        server.close();
        witness.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"WITNESS/messages", "//HOST/messages", "javascript:alert(1)", "file:///etc/passwd", "http://169.254.169.254/",
        "http://user@OWN/messages",
        "http://OWN@HOST/messages", "https://OWN/messages", "\\\\HOST\\messages", "http:HOST", "", "http://localhost:1/", "data:,x",
        "http://OWN:99999/"})
    void V25_messages_and_tokens_go_to_no_other_origin(String endpoint) {
        String own = "127.0.0.1:" + server.port();
        String url = endpoint.replace("WITNESS", witness.origin()).replace("HOST", "127.0.0.1:" + witness.port()).replace("OWN", own);
        server.become((request, reply) -> {
            if (request.method().equals("GET")) {
                reply.stream().raw("event: endpoint\ndata: " + url + "\n\n").silence();
            } else {
                reply.head(405);
            }
        });
        Outcome outcome = Verdict.of(() -> conversation(SHORT));
        assertThat(outcome.verdict()).as(outcome.message()).isIn(PROTOCOL, REFUSED, UNREACHABLE, TIMEOUT);
        assertThat(witness.requests()).isEmpty();
    }

    static Stream<Arguments> streams() {
        return Stream.of(
            stream("it ends at once", "", PROTOCOL, REFUSED, UNREACHABLE),
            stream("it begins with a message", "data: {}\n\n", PROTOCOL, REFUSED),
            stream("its endpoint never ends", "event: endpoint\ndata: /" + "y".repeat(9 << 20), PROTOCOL, REFUSED),
            stream("its endpoint has several lines", "event: endpoint\ndata: /messages\ndata: X: y\n\n", PROTOCOL, REFUSED),
            stream("its endpoint has escapes", "event: endpoint\ndata: /\u001b[2J\u202e\n\n", PROTOCOL, REFUSED),
            stream("it ends before the answer", "event: endpoint\ndata: /messages\n\n", UNREACHABLE, CANCELLED, REFUSED),
            stream("noise", "event: endpoint\ndata: /messages\n\ndata: \u0000\n\n", PROTOCOL, UNREACHABLE, REFUSED),
            stream("two endpoints", "event: endpoint\ndata: /messages\n\nevent: endpoint\ndata: http://evil.example/\n\n", UNREACHABLE,
                CANCELLED, REFUSED),
            stream("answers before questions",
                "event: endpoint\ndata: /messages\n\n" + "data: {\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}\n\n".repeat(50), UNREACHABLE,
                CANCELLED, REFUSED, PROTOCOL, GOOD));
    }

    private static Arguments stream(String name, String text, Verdict first, Verdict... others) {
        return Arguments.of(name, text, EnumSet.of(first, others));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("streams")
    void a_spoilt_stream_ends_in_words(String name, String text, Set<Verdict> verdicts) {
        server.become((request, reply) -> {
            switch (request.method() + (request.target().equals("/mcp") ? "" : " message")) {
                case "GET" -> reply.stream().raw(text);
                case "POST message" -> reply.head(202, "Content-Length: 0");
                default -> reply.head(405);
            }
        });
        Outcome outcome = Verdict.of(() -> conversation(LONG));
        assertThat(outcome.verdict()).as(outcome.message()).isIn(verdicts);
    }

    static Stream<Arguments> deeds() {
        return Stream.of(
            deed("it refuses messages", (_, reply) -> reply.whole(500, "text/html", "<h1>\u001b[2J"), REFUSED),
            deed("it forgets the session", (_, reply) -> reply.whole(404, "text/plain", ""), REFUSED),
            deed("it wants a login", (_, reply) -> reply.whole(401, "text/plain", ""), UNAUTHORIZED),
            deed("it redirects messages", (_, reply) -> reply.whole(307, "text/plain", "", "Location: http://169.254.169.254/"), REFUSED),
            deed("it never answers a message", (_, reply) -> reply.silence(), TIMEOUT),
            deed("it takes a message and says nothing", (_, reply) -> reply.head(202, "Content-Length: 0"), TIMEOUT),
            deed("it answers on the message", (request, reply) -> reply.json(Honest.result(request.json(), Honest.TRUTH)), TIMEOUT),
            deed("it closes", (_, _) -> {}, UNREACHABLE));
    }

    private static Arguments deed(String name, Misbehaviour.Deed deed, Verdict first, Verdict... others) {
        return Arguments.of(name, deed, EnumSet.of(first, others));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deeds")
    void a_spoilt_message_ends_in_words_and_the_next_client_is_served(String name, Misbehaviour.Deed deed, Set<Verdict> verdicts) {
        Answers honest = Honest.SSE.answers();
        server.become((request, reply) -> {
            if (request.rpc().equals("tools/call")) {
                deed.instead(request, reply);
            } else {
                honest.answer(request, reply);
            }
        });
        Outcome outcome = Verdict.of(() -> conversation(verdicts.contains(TIMEOUT) ? SHORT : LONG));
        assertThat(outcome.verdict()).as(outcome.message()).isIn(verdicts);
        server.become(Honest.SSE.answers());
        assertThat(conversation(LONG)).isEqualTo("truth");
        assertThat(witness.requests()).isEmpty();
    }

    static Stream<Arguments> pushed() {
        String log = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{\"data\":\"x\"}}";
        return Stream.of(
            Arguments.of("ten thousand notifications", log, 10_000, EnumSet.of(GOOD)),
            Arguments.of("ten thousand questions", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}", 10_000,
                EnumSet.of(PROTOCOL, GOOD)),
            Arguments.of("heavy notifications", log.replace("\"x\"", "\"" + "y".repeat(1 << 20) + "\""), 100,
                EnumSet.of(GOOD, UNREACHABLE)),
            Arguments.of("answers to nothing", "{\"jsonrpc\":\"2.0\",\"id\":4711,\"result\":{}}", 10_000, EnumSet.of(GOOD)),
            Arguments.of("errors to nobody", "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":1,\"message\":\"x\"}}", 10,
                EnumSet.of(ERROR)),
            Arguments.of("no messages", "[]", 50, EnumSet.of(GOOD, PROTOCOL)),
            Arguments.of("no JSON", "{", 50, EnumSet.of(PROTOCOL)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pushed")
    void what_a_server_says_unasked_does_no_harm(String name, String message, int times, Set<Verdict> verdicts) {
        var honest = Honest.SSE.new OverSse();
        server.become((request, reply) -> {
            if (request.rpc().equals("tools/call")) {
                for (int i = 0; i < times; i++) {
                    honest.push(message);
                }
            }
            honest.answer(request, reply);
        });
        Outcome outcome = Verdict.of(() -> conversation(LONG));
        assertThat(outcome.verdict()).as(outcome.message()).isIn(verdicts);
    }

    private Object conversation(Patience patience) {
        try (McpClient client = McpClient.connect(server.url()).on(JvmWorld.open()).credentials(Credentials.bearer("canary-7c1f")).onlySse()
            .patience(patience).open()) {
            client.tools();
            return client.call("x", JsonObject.empty()).text();
        }
    }
}
