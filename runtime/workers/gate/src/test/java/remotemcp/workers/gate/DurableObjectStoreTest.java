package remotemcp.workers.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.jvm.StoreContract;
import remotemcp.platform.Clock;
import remotemcp.platform.Key;
import remotemcp.platform.Store;
import remotemcp.tools.NodeTools;
import remotemcp.tools.Worker;
import remotemcp.tools.Workerd;

/// The contract, and what is Durable Objects' own, on real workerd with its objects on disk.
class DurableObjectStoreTest extends StoreContract {
    private static final Key KEY = new Key("grant", "ann", "kept");

    @TempDir static Path data;

    private static Workerd workerd;

    @BeforeAll
    static void startWorkerd() throws IOException {
        workerd = Workerd.start(NodeTools.required(), Worker.in(Path.of("target/worker")).with("STORE", "yes").keeping(data));
    }

    @AfterAll
    static void stopWorkerd() {
        if (workerd != null) {
            workerd.close();
        }
    }

    @Override
    protected Store open(Clock clock) {
        return new HttpStore(workerd.url(), UUID.randomUUID() + " ", clock);
    }

    @Test
    void what_was_answered_is_there_after_the_process_is_killed_in_the_middle_of_writing() throws Exception {
        Store store = open(System::currentTimeMillis);
        var answered = new ArrayList<Future<String>>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 400; i++) {
                var id = "n" + i;
                answered.add(threads.submit(() -> {
                    store.create(new Key("grant", "ann" + id.hashCode() % 5, id), bytes(id), Long.MAX_VALUE);
                    return id;
                }));
            }
            answered.get(200).get();
            workerd.close();
        }
        startWorkerd();
        Store reopened = new HttpStore(workerd.url(), ((HttpStore) store).space(), System::currentTimeMillis);
        assertThat(answered).filteredOn(write -> write.state() == Future.State.SUCCESS).hasSizeGreaterThan(100).allSatisfy(
            write -> assertThat(reopened.find(new Key("grant", "ann" + write.resultNow().hashCode() % 5, write.resultNow()))).isPresent());
    }

    @Test
    void a_record_that_was_read_before_a_restart_may_be_replaced_after_it() throws Exception {
        HttpStore store = (HttpStore) open(System::currentTimeMillis);
        store.create(KEY, bytes("kept"), Long.MAX_VALUE);
        Store.Stored read = store.find(KEY).orElseThrow();
        workerd.close();
        startWorkerd();
        Store reopened = new HttpStore(workerd.url(), store.space(), System::currentTimeMillis);
        assertThat(reopened.replace(KEY, read, bytes("changed"), Long.MAX_VALUE)).isTrue();
        assertThat(reopened.find(KEY).orElseThrow().value()).isEqualTo(bytes("changed"));
    }

    @Test
    void the_alarm_deletes_what_has_expired_and_nothing_else() throws Exception {
        // To a clock that stands still at zero nothing is expired: it sees what is still kept.
        Store kept = open(() -> 0);
        var brief = new Key("code", "ann", "brief");
        kept.create(KEY, bytes("kept"), Long.MAX_VALUE);
        kept.create(new Key("code", "ann", "later"), bytes("x"), System.currentTimeMillis() + 3_600_000);
        kept.create(brief, bytes("x"), System.currentTimeMillis() + 1000);
        assertThat(kept.find(brief)).isPresent();
        awaitGone(kept, brief);
        assertThat(kept.find(KEY)).isPresent();
        assertThat(kept.list("code", "ann", "", 10)).hasSize(1);
    }

    @Test
    void an_object_whose_records_have_all_expired_is_emptied_and_serves_again() throws Exception {
        Store kept = open(() -> 0);
        kept.create(KEY, bytes("x"), System.currentTimeMillis() + 500);
        awaitGone(kept, KEY);
        assertThat(kept.create(KEY, bytes("anew"), Long.MAX_VALUE)).isTrue();
        assertThat(kept.find(KEY).orElseThrow().value()).isEqualTo(bytes("anew"));
    }

    @Test
    void asking_for_owners_that_do_not_exist_leaves_nothing_behind() throws Exception {
        Store store = open(System::currentTimeMillis);
        store.create(KEY, bytes("x"), Long.MAX_VALUE);
        long before = tables();
        for (int i = 0; i < 20; i++) {
            assertThat(store.find(new Key("account", "stranger" + i, "account"))).isEmpty();
            assertThat(store.list("grant", "stranger" + i, "", 10)).isEmpty();
        }
        assertThat(tables()).isEqualTo(before);
        store.create(new Key("account", "friend", "account"), bytes("x"), Long.MAX_VALUE);
        assertThat(tables()).isGreaterThan(before);
    }

    /// The files of objects that hold a table. Others come and go while we look.
    private static long tables() {
        return Stream.of(data.resolve("records").toFile().listFiles()).map(File::toPath)
            .filter(file -> file.toString().endsWith(".sqlite") || file.toString().endsWith(".sqlite-wal"))
            .filter(DurableObjectStoreTest::hasTable).count();
    }

    private static boolean hasTable(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("CREATE TABLE record");
        } catch (IOException e) {
            return false;
        }
    }

    private static void awaitGone(Store kept, Key key) throws InterruptedException {
        var end = Instant.now().plus(Duration.ofSeconds(30));
        while (kept.find(key).isPresent()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(100);
        }
    }
}
