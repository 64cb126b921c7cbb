package remotemcp.workers.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.jvm.CacheContract;
import remotemcp.platform.Cache;
import remotemcp.platform.Clock;
import remotemcp.tools.NodeTools;
import remotemcp.tools.Worker;
import remotemcp.tools.Workerd;

/// The contract, and what is KV's own, through a real KV binding of workerd.
class KvCacheTest extends CacheContract {
    private static final Path WORKER = Path.of("target/worker");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir static Path data;

    private static Workerd workerd;

    @BeforeAll
    static void startWorkerd() throws IOException {
        start(WORKER);
    }

    @AfterAll
    static void stopWorkerd() {
        if (workerd != null) {
            workerd.close();
        }
    }

    @Override
    protected Cache open(Clock clock) {
        return new HttpCache(UUID.randomUUID() + ".", clock, "");
    }

    @Test
    void a_value_moved_to_another_name_or_made_up_is_not_there() throws Exception {
        var sealed = new HttpCache("moved.", System::currentTimeMillis, "");
        var plain = new HttpCache("moved.", System::currentTimeMillis, "&plain=yes");
        sealed.keep("document", "a", bytes("secret content"), Long.MAX_VALUE);
        byte[] stored = plain.find("document", "a").orElseThrow();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("secret content");
        plain.keep("document", "b", stored, Long.MAX_VALUE);
        plain.keep("document", "c", bytes("made up"), Long.MAX_VALUE);
        assertThat(plain.find("document", "b")).isPresent();
        assertThat(sealed.find("document", "b")).isEmpty();
        assertThat(sealed.find("document", "c")).isEmpty();
        assertThat(sealed.find("document", "a")).isPresent();
    }

    /// The stand-in for Cloudflare's side is run again with a clock that is ahead.
    @Test
    void the_namespace_outlives_the_process_and_forgets_what_has_expired(@TempDir Path later) throws Exception {
        var plain = new HttpCache("expiry.", System::currentTimeMillis, "&plain=yes");
        long now = System.currentTimeMillis();
        plain.keep("document", "minute", bytes("x"), now + 1_000);
        plain.keep("document", "hour", bytes("x"), now + 3_600_000);
        stopWorkerd();
        start(WORKER);
        assertThat(plain.find("document", "minute")).as("kept for a minute at least").isPresent();
        stopWorkerd();
        start(ahead(later, 70_000));
        assertThat(plain.find("document", "minute")).isEmpty();
        assertThat(plain.find("document", "hour")).isPresent();
        stopWorkerd();
        start(WORKER);
    }

    private static Path ahead(Path folder, int millis) throws IOException {
        try (var files = Files.list(WORKER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Path kv = folder.resolve("local-kv.js");
        Files.writeString(kv, Files.readString(kv).replace("Date.now()", "(Date.now() + " + millis + ")"));
        return folder;
    }

    private static void start(Path folder) throws IOException {
        workerd = Workerd.start(NodeTools.required(), Worker.in(folder).with("CACHE", "yes").keeping(data));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// @param space put before every id, so that two caches of one worker share nothing
    /// @param more what else is asked for
    private record HttpCache(String space, Clock clock, String more) implements Cache {

        @Override
        public Optional<byte[]> find(String kind, String id) {
            var answer = send("/find", kind, id + "&now=" + clock.now(), new byte[0]);
            return answer.statusCode() == 404 ? Optional.empty() : Optional.of(answer.body());
        }

        @Override
        public void keep(String kind, String id, byte[] value, long expires) {
            assertThat(send("/keep", kind, id + "&now=" + clock.now() + "&expires=" + expires, value).statusCode()).isEqualTo(204);
        }

        private HttpResponse<byte[]> send(String path, String kind, String rest, byte[] body) {
            try {
                var target = URI.create(workerd.url() + path + "?kind=" + kind + "&id=" + space + rest + more);
                return HTTP.send(HttpRequest.newBuilder(target).POST(BodyPublishers.ofByteArray(body)).build(), BodyHandlers.ofByteArray());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
