package remotemcp.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.platform.Clock;
import remotemcp.platform.Key;
import remotemcp.platform.Store;
import remotemcp.platform.StoreUnavailableException;

@Tag("end-to-end")
class SqliteStoreTest extends StoreContract {
    private static final Key KEY = new Key("grant", "ann", "kept");

    @TempDir Path folder;

    @Override
    protected Store open(Clock clock) {
        return SqlStore.sqlite(folder.resolve("contract.db"), clock);
    }

    @Test
    void what_was_written_is_there_after_a_restart() {
        try (SqlStore store = reopened()) {
            store.create(KEY, bytes("kept"), Long.MAX_VALUE);
        }
        try (SqlStore store = reopened()) {
            Store.Stored read = store.find(KEY).orElseThrow();
            assertThat(read.value()).isEqualTo(bytes("kept"));
            assertThat(store.replace(KEY, read, bytes("changed"), Long.MAX_VALUE)).isTrue();
        }
    }

    @Test
    void two_open_stores_of_one_file_see_each_others_writes() {
        try (SqlStore server = reopened(); SqlStore command = reopened()) {
            assertThat(command.create(KEY, bytes("by the command"), Long.MAX_VALUE)).isTrue();
            assertThat(server.find(KEY)).isPresent();
            assertThat(server.create(KEY, bytes("again"), Long.MAX_VALUE)).isFalse();
        }
    }

    @Test
    void sweeping_deletes_what_has_expired_and_nothing_else() throws Exception {
        try (SqlStore store = reopened()) {
            for (int i = 0; i < 10; i++) {
                store.create(new Key("code", "", "gone " + i), bytes("x"), 1);
            }
            store.create(KEY, bytes("kept"), Long.MAX_VALUE);
            store.create(new Key("code", "", "live"), bytes("x"), Long.MAX_VALUE - 1);
            assertThat(store.sweep(6)).isEqualTo(6);
            assertThat(store.sweep(6)).isEqualTo(4);
            assertThat(store.sweep(6)).isZero();
        }
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void the_file_and_its_journal_belong_to_their_owner_alone() throws Exception {
        try (SqlStore store = reopened()) {
            store.create(KEY, bytes("kept"), Long.MAX_VALUE);
            for (String name : List.of("store.db", "store.db-wal", "store.db-shm")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)))).as(name)
                    .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void a_store_of_a_newer_version_is_refused() throws Exception {
        reopened().close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file()); var statement = connection.createStatement()) {
            statement.execute("INSERT INTO schema_version VALUES (99)");
        }
        assertThatThrownBy(this::reopened).isInstanceOf(StoreException.class).hasMessageContaining("newer version");
    }

    @Test
    void a_file_that_is_no_database_is_refused_and_kept() throws Exception {
        Files.writeString(file(), "my diary, certainly not a database of any kind whatsoever");
        assertThatThrownBy(this::reopened).isInstanceOf(StoreException.class).hasMessageContaining(file().toString());
        assertThat(file()).content().startsWith("my diary");
    }

    @Test
    void a_failing_write_does_not_fail_those_committed_with_it() {
        try (SqlStore store = reopened(); var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var good = new ArrayList<java.util.concurrent.Future<Boolean>>();
            var bad = new ArrayList<java.util.concurrent.Future<Boolean>>();
            for (int i = 0; i < 100; i++) {
                var key = new Key("grant", "ann", "n" + i);
                good.add(threads.submit(() -> store.create(key, bytes("x"), Long.MAX_VALUE)));
                bad.add(threads.submit(() -> store.create(key, null, Long.MAX_VALUE)));
            }
            assertThat(good).allSatisfy(write -> assertThat(write.get()).isTrue());
            assertThat(bad).allSatisfy(write -> assertThatThrownBy(write::get).hasCauseInstanceOf(StoreException.class));
            assertThat(store.list("grant", "ann", "", 1000)).hasSize(100);
        }
    }

    @Test
    @Timeout(300)
    void a_file_that_somebody_else_has_locked_is_unavailable_until_it_is_free() throws Exception {
        try (SqlStore store = reopened(); var other = DriverManager.getConnection("jdbc:sqlite:" + file());
            var statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertThatThrownBy(() -> store.create(KEY, bytes("x"), Long.MAX_VALUE)).isInstanceOf(StoreUnavailableException.class);
            assertThat(store.find(KEY)).as("reads go on").isEmpty();
            statement.execute("ROLLBACK");
            assertThat(store.create(KEY, bytes("x"), Long.MAX_VALUE)).isTrue();
        }
    }

    @Test
    void a_closed_store_says_so() {
        SqlStore store = reopened();
        store.close();
        assertThatThrownBy(() -> store.create(KEY, bytes("x"), Long.MAX_VALUE)).hasMessageContaining("closed");
        assertThatThrownBy(() -> store.find(KEY)).hasMessageContaining("closed");
    }

    @Test
    @Timeout(300)
    void nothing_that_was_answered_is_lost_when_the_process_is_killed() throws Exception {
        var answered = new ArrayList<String>();
        for (int round = 0; round < 3; round++) {
            answered.addAll(killedWriter(round));
        }
        try (SqlStore store = reopened()) {
            assertThat(answered).hasSizeGreaterThanOrEqualTo(300);
            assertThat(answered).allSatisfy(id -> assertThat(store.find(new Key("grant", "ann", id))).as(id).isPresent());
        }
    }

    /// Starts a process that writes and says what was written, kills it without warning in the middle, and answers all it said.
    private List<String> killedWriter(int round) throws IOException, InterruptedException {
        Process child = ChildJvm.start(WriterMain.class, file().toString(), "round" + round);
        var answered = new ArrayList<String>();
        try (var lines = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answered.add(line);
                if (answered.size() == 100) {
                    child.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return answered;
    }

    private int rows() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file()); var statement = connection.createStatement();
            var rows = statement.executeQuery("SELECT count(*) FROM record")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private SqlStore reopened() {
        return SqlStore.sqlite(file(), System::currentTimeMillis);
    }

    private Path file() {
        return folder.resolve("store.db");
    }
}
