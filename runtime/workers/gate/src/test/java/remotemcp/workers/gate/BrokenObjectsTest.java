package remotemcp.workers.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.platform.Key;
import remotemcp.platform.Store;
import remotemcp.tools.NodeTools;
import remotemcp.tools.Worker;
import remotemcp.tools.Workerd;

/// The store whose Durable Objects fail, as Cloudflare lets them when it moves, restarts or overloads them.
class BrokenObjectsTest {
    private static final long NEVER = Long.MAX_VALUE;
    private static final Key KEY = new Key("grant", "ann", "1");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir static Path folder;

    private static Workerd workerd;
    private Store store;

    @BeforeAll
    static void startWorkerd() throws IOException {
        try (var files = Files.list(Path.of("target/worker"))) {
            for (Path file : files.filter(file -> file.toString().endsWith("js") || file.toString().endsWith(".capnp")).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Files.move(folder.resolve("worker.js"), folder.resolve("shipped.mjs"));
        Files.copy(Path.of("src/test/worker/breaking.js"), folder.resolve("worker.js"));
        workerd = Workerd.start(NodeTools.required(), Worker.in(folder).with("STORE", "yes"));
    }

    @AfterAll
    static void stopWorkerd() {
        if (workerd != null) {
            workerd.close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        fail(0, "before", "retryable");
        store = new HttpStore(workerd.url(), UUID.randomUUID() + " ", System::currentTimeMillis);
    }

    @Test
    void a_read_is_made_again() throws Exception {
        store.create(KEY, bytes("x"), NEVER);
        fail(2, "before", "retryable");
        assertThat(store.find(KEY)).isPresent();
        fail(2, "after", "retryable");
        assertThat(store.list("grant", "ann", "", 10)).hasSize(1);
    }

    @Test
    void a_read_that_goes_on_failing_is_an_error_soon() throws Exception {
        fail(100, "before", "retryable");
        assertFailing(() -> store.find(KEY));
        assertThat(calls()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"overloaded", "remote"})
    void an_object_that_has_too_much_to_do_or_refuses_is_not_asked_again(String kind) throws Exception {
        fail(1, "before", kind);
        assertFailing(() -> store.find(KEY));
        assertThat(calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void a_record_is_created_once_whenever_the_object_breaks(String when) throws Exception {
        fail(1, when, "retryable");
        assertThat(store.create(KEY, bytes("first"), NEVER)).isTrue();
        assertThat(text()).isEqualTo("first");
        assertThat(store.create(KEY, bytes("second"), NEVER)).isFalse();
    }

    @Test
    void a_record_of_somebody_else_is_not_taken_for_the_one_to_create() throws Exception {
        store.create(KEY, bytes("same"), NEVER);
        fail(1, "before", "retryable");
        assertFailing(() -> store.create(KEY, bytes("same"), NEVER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void a_record_is_replaced_once_whenever_the_object_breaks(String when) throws Exception {
        store.create(KEY, bytes("first"), NEVER);
        Store.Stored read = store.find(KEY).orElseThrow();
        fail(1, when, "retryable");
        assertThat(store.replace(KEY, read, bytes("second"), NEVER)).isTrue();
        assertThat(text()).isEqualTo("second");
        assertThat(store.replace(KEY, read, bytes("third"), NEVER)).isFalse();
    }

    /// V28: who spends a value by removing it must never be told that he did when another may have.
    @Test
    void V28_a_removal_whose_end_nobody_can_tell_is_an_error_and_no_success() throws Exception {
        store.create(KEY, bytes("once"), NEVER);
        Store.Stored read = store.find(KEY).orElseThrow();
        fail(1, "after", "retryable");
        assertFailing(() -> store.remove(KEY, read));
        assertThat(store.find(KEY)).isEmpty();
    }

    @Test
    void a_removal_that_surely_was_not_made_is_made_again() throws Exception {
        store.create(KEY, bytes("once"), NEVER);
        Store.Stored read = store.find(KEY).orElseThrow();
        fail(1, "before", "retryable");
        assertThat(store.remove(KEY, read)).isTrue();
        assertThat(store.find(KEY)).isEmpty();
    }

    /// Another may have changed the record after us, or in our place.
    @Test
    void a_replacement_whose_end_nobody_can_tell_is_an_error() throws Exception {
        store.create(KEY, bytes("first"), NEVER);
        Store.Stored old = store.find(KEY).orElseThrow();
        store.replace(KEY, old, bytes("of another"), NEVER);
        fail(1, "before", "retryable");
        assertFailing(() -> store.replace(KEY, old, bytes("ours"), NEVER));
        assertThat(text()).isEqualTo("of another");
    }

    @ParameterizedTest
    @ValueSource(strings = {"find", "list", "create", "remove"})
    void an_alarm_that_was_given_up_is_set_again_by_the_next_use(String use) throws Exception {
        // To a clock that stands still at zero nothing is expired: it sees what is still kept.
        Store kept = new HttpStore(workerd.url(), UUID.randomUUID() + " ", () -> 0);
        get("/test/alarms?lost=yes");
        kept.create(KEY, bytes("x"), System.currentTimeMillis() - 5 * 60_000);
        Thread.sleep(2000);
        get("/test/alarms?lost=no");
        Thread.sleep(1000);
        var other = new Key("grant", "ann", "other");
        switch (use) {
            case "find" -> assertThat(kept.find(KEY)).as("the alarm is gone").isPresent();
            case "list" -> assertThat(kept.list("grant", "ann", "", 10)).as("the alarm is gone").hasSize(1);
            case "create" -> kept.create(other, bytes("y"), NEVER);
            default -> kept.remove(other, new Store.Stored(bytes("y"), 1, NEVER));
        }
        for (int i = 0; i < 300 && kept.find(KEY).isPresent(); i++) {
            Thread.sleep(100);
        }
        assertThat(kept.find(KEY).isPresent()).isFalse();
    }

    private String text() {
        return new String(store.find(KEY).orElseThrow().value(), StandardCharsets.UTF_8);
    }

    private static void assertFailing(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(UncheckedIOException.class).rootCause().hasMessageContaining("response code: 503");
    }

    private static void fail(int times, String when, String kind) throws Exception {
        get("/test/break?times=" + times + "&when=" + when + "&kind=" + kind);
    }

    private static int calls() throws Exception {
        return Integer.parseInt(get("/test/calls"));
    }

    private static String get(String target) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(URI.create(workerd.url() + target)).build(), BodyHandlers.ofString()).body();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
