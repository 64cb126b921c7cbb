package remotemcp.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
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
import remotemcp.jvm.client.ProcessSource;

/// Good conversations, cut at every byte and spoilt at random (the same each run): every one ends as a call may end.
@Tag(JudgedRuntime.NEITHER)
@Timeout(300)
class SpoiltConversationsTest {
    private static final Patience PATIENCE = new Patience(250, 800);
    private static final String[] PIECES =
        {"\r\n", "\n\n", "data: ", "id: ", "retry: 0\n", "{", "}", "[", "\"", "\\u0000", "null", "-1", "1e999", "HTTP/1.1 200 OK\r\n",
            "Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n", "\u0000", "\u00ff", "\"jsonrpc\":\"2.0\"", "\"id\":1",
            "\"error\":{}", "event: endpoint\n"};
    private static final int SEEDS = 250;
    private static final int PROCESSES = 60;

    @TempDir Path folder;

    private final HostileServer server = HostileServer.open((_, _) -> {});

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
        for (String at : new String[]{"tools/call", era.isStateless() ? "server/discover" : "initialize"}) {
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
            String at = new String[]{"tools/call", "tools/list", era.isStateless() ? "server/discover" : "initialize"}[random.nextInt(3)];
            judge(era, at, answer -> spoilt(answer, random), "seed " + seed);
        }
    }

    /// HTTP+SSE: the stream itself, from its first event on.
    @Test
    void a_shared_stream_spoilt_at_random_ends_in_words() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            int spoiltAt = random.nextInt(4);
            var messages = new LinkedBlockingQueue<String>();
            server.become((request, reply) -> {
                if (request.method().equals("GET")) {
                    reply.stream();
                    var count = 0;
                    for (String next = "event: endpoint\ndata: /messages\n\n"; next != null; next = next(messages)) {
                        reply.raw(count++ == spoiltAt ? spoilt(next.getBytes(StandardCharsets.UTF_8), random)
                            : next.getBytes(StandardCharsets.UTF_8));
                    }
                } else {
                    reply.head(202, "Content-Length: 0");
                    if (request.json().has("id")) {
                        messages.add("data: " + Honest.SSE.message(request.json()) + "\n\n");
                    }
                }
            });
            Outcome outcome =
                Verdict.of(() -> used(McpClient.connect(server.url()).onlySse().credentials(Credentials.bearer("canary-7c1f"))));
            assertThat(outcome.message()).as("seed " + seed).doesNotContain("canary-7c1f");
        }
    }

    private static String next(LinkedBlockingQueue<String> messages) {
        try {
            return messages.poll(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /// A process that answers each line with a prepared file, one of which is spoilt.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void the_output_of_a_process_spoilt_at_random_ends_in_words() throws IOException {
        String[] methods = {"server/discover", "initialize", "tools/list", "tools/call"};
        for (int seed = 0; seed < PROCESSES; seed++) {
            var random = new Random(seed);
            int spoiltAt = random.nextInt(4);
            for (int i = 0; i < 4; i++) {
                byte[] line = (Honest.SESSION.message(JsonObject.builder().put("id", i + 1).put("method", methods[i]).build()) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
                Files.write(folder.resolve("answer" + i), i == spoiltAt ? spoilt(line, random) : line);
            }
            var source = new ProcessSource(List.of("/bin/sh", "-c",
                "read -r l; cat answer0; read -r l; cat answer1; read -r l; read -r l; cat answer2; read -r l; cat answer3; cat >/dev/null"),
                Map.of(), Optional.of(folder), _ -> {});
            Verdict.of(() -> used(McpClient.over(source)));
        }
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)
            .filter(child -> child.info().commandLine().orElse("").contains("answer0"))).isEmpty();
    }

    private static String used(McpClient.Builder builder) {
        try (McpClient client = builder.on(JvmWorld.open()).patience(PATIENCE).open()) {
            client.tools();
            return client.call("x", JsonObject.empty()).text();
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
            : "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n")
            + (at.equals("initialize") ? "Mcp-Session-Id: s\r\n" : "");
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
        Outcome outcome =
            Verdict.of(() -> used(McpClient.connect(server.url()).credentials(Credentials.bearer("canary-7c1f")).onlyStreamableHttp()));
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
        return out.size() == 0 ? new byte[]{'\n'} : out.toByteArray();
    }
}
