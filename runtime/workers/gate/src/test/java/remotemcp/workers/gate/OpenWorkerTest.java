package remotemcp.workers.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.tools.NodeTools;
import remotemcp.tools.Worker;
import remotemcp.tools.Workerd;

/// The core, compiled by TeaVM, on real workerd, open to everyone.
class OpenWorkerTest {
    private static final Path WORKER = Path.of("target/worker").toAbsolutePath();

    private static NodeTools tools;
    private static Workerd workerd;
    private static WorkerClient client;

    @BeforeAll
    static void startWorkerd() throws IOException {
        tools = NodeTools.required();
        workerd = Workerd.start(tools, Worker.in(WORKER));
        client = WorkerClient.of(workerd.url());
    }

    @AfterAll
    static void stopWorkerd() {
        if (workerd != null) {
            workerd.close();
        }
    }

    @Test
    void what_teavm_wrote_is_valid_javascript() throws Exception {
        var check = new ProcessBuilder(tools.node().toString(), "--check", WORKER.resolve("app.mjs").toString()).inheritIO().start();
        assertThat(check.waitFor()).isZero();
    }

    @Test
    void a_stateless_client_adds() throws Exception {
        assertThat(client.call("add", "{\"a\":40,\"b\":2}")).isEqualTo("42");
    }

    /// workerd lets a worker reach the public internet only, unless it is told otherwise.
    @Test
    void a_client_of_ours_in_the_worker_uses_another_server_in_either_era(@TempDir Path folder) throws Exception {
        for (Path file : Files.list(WORKER).filter(Files::isRegularFile).toList()) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
        String form = Files.readString(WORKER.resolve("local.capnp"));
        Files.writeString(folder.resolve("local.capnp"), form.replace("services = [",
            "services = [(name = \"internet\", network = (allow = [\"public\", \"private\", \"local\"])),"));
        try (Workerd visiting = Workerd.start(tools, Worker.in(folder))) {
            visits(WorkerClient.of(visiting.url()));
        }
    }

    /// V25: whatever the worker's network is, and none of it where the configuration lets fetch go inside.
    @Test
    void V25_what_strangers_name_is_asked_over_https_by_a_worker_kept_to_the_public_internet(@TempDir Path folder) throws Exception {
        assertThat(client.call("ask-stranger", "{\"url\":\"" + workerd.url() + "/\"}")).isEqualTo("only https is asked");
        assertThat(client.call("ask-stranger", "{\"url\":\"https://127.0.0.1:" + workerd.url().getPort() + "/\"}")).startsWith("no answer");
        for (Path file : Files.list(WORKER).filter(Files::isRegularFile).toList()) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
        String form = Files.readString(WORKER.resolve("local.capnp"));
        Files.writeString(folder.resolve("local.capnp"), form.replace(", \"global_fetch_strictly_public\"", ""));
        try (Workerd lax = Workerd.start(tools, Worker.in(folder))) {
            assertThat(WorkerClient.of(lax.url()).call("ask-stranger", "{\"url\":\"https://mcp.example.com/\"}"))
                .contains("lacks the compatibility flag");
        }
    }

    private static void visits(WorkerClient client) throws Exception {
        for (String revision : new String[]{"2026-07-28", "2025-11-25"}) {
            var arguments = "{\"url\":\"" + workerd.url().resolve("/mcp") + "\",\"revision\":\"" + revision + "\"}";
            assertThat(client.call("visit", arguments)).isEqualTo(revision + " streamable-http 1 2 3 done");
        }
        var oldest = "{\"url\":\"" + workerd.url().resolve("/sse") + "\",\"revision\":\"2024-11-05\"}";
        assertThat(client.call("visit", oldest)).isEqualTo("2024-11-05 sse 1 2 3 done");
    }

    @Test
    void a_client_with_a_handshake_and_a_session_adds() throws Exception {
        var hello = client.send("""
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},
            "clientInfo":{"name":"test","version":"1"}}}""");
        var session = hello.headers().firstValue("mcp-session-id").orElseThrow();
        assertThat(hello.body()).contains("\"protocolVersion\":\"2025-11-25\"");
        String[] headers = {"Mcp-Session-Id", session, "MCP-Protocol-Version", "2025-11-25"};
        assertThat(client.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}", headers).statusCode()).isEqualTo(202);
        var sum = client.send("""
            {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"add","arguments":{"a":40,"b":2}}}""", headers);
        assertThat(sum.statusCode()).isEqualTo(200);
        assertThat(sum.body()).contains("\"text\":\"42\"").doesNotContain("resultType");
        assertThat(client.send("""
            {"jsonrpc":"2.0","id":3,"method":"tools/list"}""", "Mcp-Session-Id", "forged").statusCode()).isEqualTo(404);
    }

    @Test
    void progress_and_log_lines_come_as_events_before_the_result() throws Exception {
        var answer = client.follow("count", "{\"to\":3}");
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
        assertThat(answer.body().split("\n\n")).hasSize(7)
            .satisfies(events -> assertThat(events[0]).contains("notifications/progress"))
            .satisfies(events -> assertThat(events[6]).contains("\"text\":\"done\""));
    }

    @Test
    void many_requests_at_once_each_get_their_own_answer() throws Exception {
        try (var threads = Executors.newFixedThreadPool(32)) {
            var answers = threads.invokeAll(IntStream.range(0, 500).mapToObj(i -> (Callable<
                String>) () -> client.call("decrypt", "{\"sealed\":\"" + client.call("encrypt", "{\"text\":\"text " + i + "\"}") + "\"}"))
                .toList());
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo("text " + i);
            }
        }
    }

    @Test
    void a_bug_is_told_by_an_id_alone() throws Exception {
        assertThat(client.follow("fail", "{}").body()).contains("Internal error").doesNotContain("secret");
    }

    @Test
    void a_body_of_five_megabytes_is_refused_and_the_next_request_served() throws Exception {
        assertThat(client.send("x".repeat(5 << 20)).statusCode()).isEqualTo(413);
        assertThat(client.call("add", "{\"a\":1,\"b\":1}")).isEqualTo("2");
    }

    @Test
    void the_hashes_are_those_of_the_standards() throws Exception {
        assertThat(client.call("sha256", "{\"text\":\"abc\"}"))
            .isEqualTo(base64("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        assertThat(client.call("hmac", "{\"key\":\"Jefe\",\"text\":\"what do ya want for nothing?\"}"))
            .isEqualTo(base64("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
    }

    @Test
    void what_was_encrypted_opens_again_and_what_was_changed_does_not() throws Exception {
        var sealed = client.call("encrypt", "{\"text\":\"plain \u00e9\"}");
        assertThat(client.call("decrypt", "{\"sealed\":\"" + sealed + "\"}")).isEqualTo("plain \u00e9");
        var changed = (sealed.charAt(0) == 'A' ? 'B' : 'A') + sealed.substring(1);
        assertThat(client.call("decrypt", "{\"sealed\":\"" + changed + "\"}")).isEqualTo("refused");
    }

    @Test
    void a_password_is_known_by_its_hash() throws Exception {
        var hash = client.call("hash-password", "{\"password\":\"correct horse\"}");
        assertThat(hash).startsWith("$pbkdf2-sha256-chained$100000,6$");
        assertThat(check("correct horse", hash)).isEqualTo("true");
        assertThat(check("wrong horse", hash)).isEqualTo("false");
        assertThat(check("correct horse", "$argon2id$unknown")).isEqualTo("false");
    }

    /// The values are those of six chained derivations, and of one, in another implementation.
    @Test
    void P08_a_password_is_stretched_in_six_hundred_thousand_rounds_and_older_hashes_are_known_as_outdated() throws Exception {
        String now = "$pbkdf2-sha256-chained$100000,6$AAECAwQFBgcICQoLDA0ODw$T2hgbHTP7ZoiFRPD3ohRAiODzJJo_62Ia0G5bEnCSTs";
        String old = "$pbkdf2-sha256$100000$AAECAwQFBgcICQoLDA0ODw$V_LC8HOXSNUWQZsGKohGZjI8WD6krhZVBKgfe1PGKgk";
        for (String hash : new String[]{now, old}) {
            assertThat(check("correct horse", hash)).as(hash).isEqualTo("true");
            assertThat(check("wrong horse", hash)).as(hash).isEqualTo("false");
        }
        assertThat(client.call("is-outdated", "{\"hash\":\"" + now + "\"}")).isEqualTo("false");
        assertThat(client.call("is-outdated", "{\"hash\":\"" + old + "\"}")).isEqualTo("true");
        for (String wrong : new String[]{now.replace(",6", ",7"), now.replace(",6", ""), now.replace(",6", ",0"),
            now.replace("100000,", "100001,"), "$pbkdf2-sha256-chained$"}) {
            assertThat(check("correct horse", wrong)).as(wrong).isEqualTo("false");
        }
    }

    @Test
    void the_store_in_memory_keeps_what_the_isolate_was_told() throws Exception {
        assertThat(client.call("remember", "{\"text\":\"once\"}")).isEqualTo("true");
        assertThat(client.call("remember", "{\"text\":\"once\"}")).isEqualTo("false");
    }

    @Test
    void random_bytes_differ() throws Exception {
        assertThat(client.call("random", "{}")).hasSize(22).isNotEqualTo(client.call("random", "{}"));
    }

    private static String check(String password, String hash) throws Exception {
        return client.call("check-password", "{\"password\":\"" + password + "\",\"hash\":\"" + hash + "\"}");
    }

    private static String base64(String hex) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(HexFormat.of().parseHex(hex));
    }
}
