package remotemcp.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import remotemcp.blackbox.JudgedRuntime;
import remotemcp.client.Credentials;
import remotemcp.client.McpClient;
import remotemcp.client.Patience;
import remotemcp.hostile.Verdict.Outcome;
import remotemcp.json.JsonObject;
import remotemcp.jvm.client.JvmWorld;

/// Good conversations, cut at every byte and spoilt at random (the same each run): every one ends as a call may end.
@Tag(JudgedRuntime.NEITHER)
@Timeout(120)
class SpoiltConversationsTest {
    private static final Patience PATIENCE = new Patience(250, 800);
    private static final String[] PIECES = {"\r\n", "\n\n", "data: ", "id: ", "retry: 0\n", "{", "}", "[", "\"", "\\u0000", "null", "-1", "1e999", "HTTP/1.1 200 OK\r\n",
        "Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n", "\u0000", "\u00ff", "\"jsonrpc\":\"2.0\"", "\"id\":1", "\"error\":{}", "event: endpoint\n"};
    private static final int SEEDS = 250;

    private final HostileServer server = HostileServer.open((_, _) -> { });

    @AfterEach
    void close() {
        server.close();
    }

    /// What a server does to the whole of one answer.
    private interface Spoiling {
        byte[] of(byte[] answer);
    }

    @ParameterizedTest
    @EnumSource(value = Honest.class, mode = Mode.EXCLUDE, names = "SSE")
    void an_answer_cut_at_any_byte_is_an_end_in_words(Honest era) {
        for (String at : new String[] {"tools/call", era.isStateless() ? "server/discover" : "initialize"}) {
            int length = answer(era, at).length;
            for (int cut = 0; cut < length; cut++) {
                int end = cut;
                judge(era, at, answer -> Arrays.copyOf(answer, Math.min(end, answer.length)), "cut at " + cut);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Honest.class, mode = Mode.EXCLUDE, names = "SSE")
    void an_answer_spoilt_at_random_is_an_answer_or_an_end_in_words(Honest era) {
        for (int seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            String at = new String[] {"tools/call", "tools/list", era.isStateless() ? "server/discover" : "initialize"}[random.nextInt(3)];
            judge(era, at, answer -> spoilt(answer, random), "seed " + seed);
        }
    }

    private byte[] answer(Honest era, String at) {
        String body = era.message(JsonObject.builder().put("id", 1).put("method", at).build());
        return whole(era, at, body);
    }

    private static byte[] whole(Honest era, String at, String body) {
        boolean isStream = era == Honest.STATELESS_STREAMS || era == Honest.SESSION && !at.equals("initialize");
        String text = isStream ? "id: e1\ndata: " + body + "\n\n" : body;
        String head = "HTTP/1.1 200 OK\r\nConnection: close\r\n" + (isStream ? "Content-Type: text/event-stream\r\n"
            : "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n") + (at.equals("initialize") ? "Mcp-Session-Id: s\r\n" : "");
        return (head + "\r\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    private void judge(Honest era, String at, Spoiling spoiling, String description) {
        HostileServer.Answers honest = era.answers();
        server.become((request, reply) -> {
            if (request.rpc().equals(at)) {
                reply.raw(spoiling.of(whole(era, at, era.message(request.json()))));
            } else {
                honest.answer(request, reply);
            }
        });
        Outcome outcome = Verdict.of(() -> {
            try (McpClient client = McpClient.connect(server.url()).on(JvmWorld.open()).credentials(Credentials.bearer("canary-7c1f")).onlyStreamableHttp()
                .patience(PATIENCE).open()) {
                client.tools();
                return client.call("x", JsonObject.empty()).text();
            }
        });
        assertThat(outcome.message()).as(description).doesNotContain("canary-7c1f");
    }

    private static byte[] spoilt(byte[] answer, Random random) {
        byte[] current = answer;
        for (int i = random.nextInt(4); i >= 0; i--) {
            current = once(current, random);
        }
        return current;
    }

    private static byte[] once(byte[] answer, Random random) {
        int from = random.nextInt(answer.length + 1);
        int to = Math.min(answer.length, from + random.nextInt(12));
        var out = new ByteArrayOutputStream();
        out.write(answer, 0, from);
        switch (random.nextInt(5)) {
            case 0 -> out.write(random.nextInt(256));
            case 1 -> out.writeBytes(PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.ISO_8859_1));
            case 2 -> out.writeBytes(Arrays.copyOfRange(answer, from, to));
            case 3 -> to = Math.min(answer.length, from + 1);
            default -> {
                byte[] noise = new byte[random.nextInt(20)];
                random.nextBytes(noise);
                out.writeBytes(noise);
            }
        }
        int rest = random.nextInt(4) == 0 ? from : to;
        out.write(answer, rest, answer.length - rest);
        return out.size() == 0 ? new byte[] {'\n'} : out.toByteArray();
    }
}
