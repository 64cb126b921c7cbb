package remotemcp.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/// A server with 128 MB of memory, of which clients try to take more than there is in every way they have: each is refused in HTTP's
/// words, calls go on meanwhile, and the process lives.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@DisabledIfSystemProperty(named = "blackbox.url", matches = ".+", disabledReason = "needs a server of its own")
@DisabledIfSystemProperty(named = JudgedRuntime.PROPERTY, matches = "(?i)workerd",
    disabledReason = "the heap of the JVM is set; workerd bounds isolates itself")
class SmallMemoryTest {
    private static final String MEMORY = "-Xmx128m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError";

    private static OwnServer server;
    private static Target target;
    private static String token;

    private final List<SocketChannel> open = new ArrayList<>();
    private final Map<Integer, Integer> answers = new TreeMap<>();

    @BeforeAll
    static void start() {
        server = OwnServer.start(Map.of("JAVA_TOOL_OPTIONS", MEMORY));
        target = server.target();
        token = LocalUser.create(target).token();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void leave() throws IOException {
        for (SocketChannel socket : open) {
            socket.close();
        }
    }

    /// H03
    @Test
    void bodies_without_a_token_are_refused_unread() throws Exception {
        for (int i = 0; i < 60; i++) {
            send(head("/mcp", "application/json", 4_000_000), "x".repeat(1_000_000));
        }
        callsGoOn();
        readAnswers();
        assertThat(answers).containsEntry(0, 0).containsOnlyKeys(0, 401);
    }

    /// H03
    @Test
    void unfinished_bodies_to_addresses_that_anyone_may_use_are_bounded() throws Exception {
        for (int i = 0; i < 300; i++) {
            send(head("/token", "application/x-www-form-urlencoded", 65_000), "x".repeat(64_999));
            send(head("/login", "application/x-www-form-urlencoded", 95_000), "x".repeat(94_999));
        }
        callsGoOn();
        readAnswers();
        assertThat(answers).containsOnlyKeys(0, 503);
        assertThat(answers.get(503)).isGreaterThan(300);
    }

    /// H03, H08
    @Test
    void unfinished_bodies_of_one_user_are_bounded() throws Exception {
        for (int i = 0; i < 100; i++) {
            send(withToken(head("/mcp", "application/json", 3_000_000)), "x".repeat(2_500_000));
        }
        callsGoOn();
        readAnswers();
        assertThat(answers.get(503)).isGreaterThan(90);
    }

    /// H08
    @Test
    void answers_that_nobody_reads_are_bounded() throws Exception {
        String list = "{\"jsonrpc\":\"2.0\",\"id\":\"" + "x".repeat(3_000) + "\",\"method\":\"ping\"}";
        String call = withToken(head("/mcp", "application/json", list.length())) + list;
        for (int i = 0; i < 400; i++) {
            send(call.repeat(100), "");
        }
        callsGoOn();
    }

    /// H03, H08
    @Test
    void streams_are_bounded() throws Exception {
        for (int i = 0; i < 1_700; i++) {
            send(withToken("GET /sse HTTP/1.1\r\nHost: " + target.base().getAuthority() + "\r\nAccept: text/event-stream\r\n\r\n"), "");
        }
        callsGoOn();
        readAnswers();
        assertThat(answers).containsEntry(0, 0).containsKey(200);
        assertThat(answers.keySet()).containsAnyOf(429, 503).isSubsetOf(List.of(0, 200, 429, 503));
    }

    /// H03
    @Test
    void connections_are_bounded() throws Exception {
        callsGoOn();
        for (int i = 0; i < 2_500; i++) {
            send("POST /mcp HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(12_000), "");
        }
        // On a connection that stands already.
        callsGoOn();
    }

    /// H03, H08
    @Test
    void everything_at_once_is_bounded() throws Exception {
        callsGoOn();
        String ping = "{\"jsonrpc\":\"2.0\",\"id\":\"" + "x".repeat(3_000) + "\",\"method\":\"ping\"}";
        for (int i = 0; i < 100; i++) {
            send(head("/token", "application/x-www-form-urlencoded", 65_000), "x".repeat(64_999));
            send(head("/login", "application/x-www-form-urlencoded", 4_000), "x".repeat(3_999));
            send(withToken(head("/mcp", "application/json", 3_000_000)), "x".repeat(2_500_000));
            send((withToken(head("/mcp", "application/json", ping.length())) + ping).repeat(100), "");
            for (int j = 0; j < 4; j++) {
                send(withToken("GET /sse HTTP/1.1\r\nHost: " + target.base().getAuthority() + "\r\nAccept: text/event-stream\r\n\r\n"), "");
                send("POST /mcp HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(12_000), "");
            }
        }
        callsGoOn();
        readAnswers();
        assertThat(answers.keySet()).contains(503).isSubsetOf(List.of(0, 200, 408, 429, 503));
    }

    private void callsGoOn() {
        for (int i = 0; i < 20; i++) {
            Http.Answer answer = Mcp.modern(target, token, "tools/call", Mcp.add(i, 2));
            assertThat(answer.status()).as(() -> answer + String.join("\n", server.output())).isEqualTo(200);
            assertThat(answer.text()).contains("\"" + (i + 2) + "\"");
        }
    }

    /// The status of what each connection has been answered once nothing more comes; 0 where that is nothing.
    private void readAnswers() throws Exception {
        var waiting = new ArrayList<>(open);
        for (int silent = 0; silent < 20 && !waiting.isEmpty(); silent++) {
            int before = waiting.size();
            waiting.removeIf(this::isAnswered);
            silent = waiting.size() < before ? 0 : silent;
            Thread.sleep(100);
        }
        answers.put(0, waiting.size());
    }

    private boolean isAnswered(SocketChannel channel) {
        var buffer = ByteBuffer.allocate(600);
        try {
            if (channel.read(buffer) == 0) {
                return false;
            }
        } catch (IOException cutOff) {
            return false;
        }
        String head = new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
        int status = Raw.status(head);
        if (status == 503 || status == 429) {
            assertThat(head).contains("Retry-After: ");
        }
        answers.merge(status, 1, Integer::sum);
        return true;
    }

    /// Sends as much as is taken without waiting for more than a moment.
    private void send(String head, String body) throws IOException {
        var channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 4 << 10);
        open.add(channel);
        try {
            channel.connect(new InetSocketAddress("127.0.0.1", target.base().getPort()));
            channel.configureBlocking(false);
            ByteBuffer bytes = ByteBuffer.wrap((head + body).getBytes(StandardCharsets.ISO_8859_1));
            for (int tries = 0; bytes.hasRemaining() && tries < 20; tries++) {
                tries = channel.write(bytes) > 0 ? 0 : tries;
                Thread.yield();
            }
        } catch (IOException refused) {
            // That is an answer too.
        }
    }

    private static String head(String path, String type, int length) {
        return "POST " + path + " HTTP/1.1\r\nHost: " + target.base().getAuthority()
            + "\r\nAccept: application/json, text/event-stream\r\nContent-Type: "
            + type + "\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static String withToken(String head) {
        return head.replaceFirst("\r\n", "\r\nAuthorization: Bearer " + token + "\r\n");
    }
}
