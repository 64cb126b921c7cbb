package remotemcp.jvm.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.client.oauth.LoginException;
import remotemcp.json.JsonObject;

class FileLoginStoreTest {
    private static final String SERVER = "https://mcp.example/mcp";
    @TempDir Path parent;

    private FileLoginStore store() {
        return FileLoginStore.in(parent.resolve("logins"), Duration.ofSeconds(20));
    }

    @Test
    void H09_only_the_owner_can_open_what_is_kept() throws IOException {
        store().keep(SERVER, JsonObject.of("server", SERVER));
        store().alone(SERVER, () -> "");
        assertThat(Files.getPosixFilePermissions(parent.resolve("logins"))).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        try (var files = Files.list(parent.resolve("logins"))) {
            assertThat(files).hasSize(2).allSatisfy(
                file -> assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------")));
        }
    }

    @Test
    void a_folder_that_others_could_look_into_is_closed() throws IOException {
        Files.createDirectory(parent.resolve("logins"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        store().keep(SERVER, JsonObject.empty());
        assertThat(Files.getPosixFilePermissions(parent.resolve("logins"))).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void a_file_that_others_can_read_counts_as_none() throws IOException {
        store().keep(SERVER, JsonObject.of("server", SERVER));
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(store().find(SERVER)).isEmpty();
    }

    @Test
    void a_folder_that_others_can_put_another_in_the_place_of_keeps_no_logins() throws IOException {
        Path open = Files.createDirectory(parent.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> FileLoginStore.in(open.resolve("logins"), Duration.ofSeconds(20)).keep(SERVER, JsonObject.empty()))
            .isInstanceOf(LoginException.class).hasMessageContaining("chmod o-w " + open.toRealPath());
    }

    @Test
    void a_link_counts_as_none_and_is_replaced_without_following_it() throws IOException {
        store().keep(SERVER, JsonObject.of("server", SERVER));
        Path elsewhere = parent.resolve("elsewhere");
        Files.move(file(), elsewhere);
        Path link = parent.resolve("logins").resolve(name());
        Files.createSymbolicLink(link, elsewhere);
        assertThat(store().find(SERVER)).isEmpty();
        store().keep(SERVER, JsonObject.of("server", "new"));
        assertThat(Files.readString(elsewhere)).doesNotContain("new");
    }

    @Test
    void nothing_is_made_before_there_is_something_to_keep() {
        assertThat(store().find(SERVER)).isEmpty();
        store().forget(SERVER);
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void a_folder_that_cannot_be_used_is_told_in_words() throws IOException {
        Files.writeString(parent.resolve("logins"), "a file");
        assertThatThrownBy(() -> store().keep(SERVER, JsonObject.empty())).isInstanceOf(LoginException.class)
            .hasMessageContaining("cannot keep logins");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\u0000"})
    void a_broken_file_counts_as_none(String content) throws IOException {
        store().keep(SERVER, JsonObject.of("server", SERVER));
        Files.writeString(file(), content);
        assertThat(store().find(SERVER)).isEmpty();
    }

    @Test
    void every_server_has_its_own_file_and_no_name_leads_out_of_the_folder() throws IOException {
        for (String server : List.of("https://a.example/mcp", "https://a.example/mcp/", "https://a.example/../../x", "https://[::1]/",
            "not a url/../..", "https://" + "a".repeat(300) + "/")) {
            store().keep(server, JsonObject.of("server", server));
            assertThat(store().find(server)).contains(JsonObject.of("server", server));
        }
        try (var files = Files.list(parent.resolve("logins"))) {
            assertThat(files).hasSize(6);
        }
        assertThat(parent).isDirectoryNotContaining(path -> !path.endsWith("logins"));
    }

    @Test
    void nobody_ever_reads_half_of_it() throws Exception {
        var store = store();
        var isDone = new AtomicBoolean();
        store.keep(SERVER, JsonObject.of("x", "0"));
        Thread writer = Thread.startVirtualThread(() -> {
            for (int i = 0; i < 200; i++) {
                store.keep(SERVER, JsonObject.of("x", (i + "-").repeat(2000)));
            }
            isDone.set(true);
        });
        while (!isDone.get()) {
            assertThat(store.find(SERVER)).isPresent();
        }
        writer.join();
    }

    @Test
    void one_waits_for_another_and_then_has_its_turn() throws Exception {
        var begun = new CountDownLatch(1);
        var done = new AtomicBoolean();
        Thread first = Thread.startVirtualThread(() -> store().alone(SERVER, () -> {
            begun.countDown();
            pause(200);
            done.set(true);
            return "";
        }));
        begun.await();
        assertThat(store().<Boolean>alone(SERVER, done::get)).isTrue();
        first.join();
    }

    @Test
    void other_servers_do_not_wait() {
        assertThat(store().<String>alone(SERVER, () -> store().alone("https://other.example", () -> "done"))).isEqualTo("done");
    }

    @Test
    void a_failure_lets_the_lock_go() {
        assertThatThrownBy(() -> store().alone(SERVER, () -> {
            throw new IllegalArgumentException("no");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(store().<String>alone(SERVER, () -> "done")).isEqualTo("done");
    }

    @Test
    void the_lock_of_a_process_that_was_killed_is_free() throws Exception {
        Process other = Holder.start(parent.resolve("logins"), SERVER);
        var impatient = FileLoginStore.in(parent.resolve("logins"), Duration.ofMillis(300));
        assertThatThrownBy(() -> impatient.alone(SERVER, () -> "")).isInstanceOf(LoginException.class)
            .hasMessageContaining("another process");
        try (var files = Files.list(parent.resolve("logins"))) {
            Path lock = files.filter(file -> file.toString().endsWith(".lock")).findFirst().orElseThrow();
            assertThat(Files.readString(lock).strip()).isEqualTo(String.valueOf(other.pid()));
        }
        other.destroyForcibly().waitFor();
        assertThat(impatient.<String>alone(SERVER, () -> "done")).isEqualTo("done");
    }

    private Path file() throws IOException {
        try (var files = Files.list(parent.resolve("logins"))) {
            return files.filter(file -> file.toString().endsWith(".json")).findFirst().orElseThrow();
        }
    }

    /// What the store calls the server's file.
    private String name() throws IOException {
        var probe = FileLoginStore.in(parent.resolve("probe"), Duration.ofSeconds(1));
        probe.keep(SERVER, JsonObject.empty());
        try (var files = Files.list(parent.resolve("probe"))) {
            return files.findFirst().orElseThrow().getFileName().toString();
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A process that takes the lock and keeps it.
    static final class Holder {

        static Process start(Path folder, String server) throws IOException {
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(), folder.toString(), server).redirectErrorStream(true).start();
            Optional<String> line = Optional.ofNullable(process.inputReader().readLine());
            assertThat(line).contains("holding");
            return process;
        }

        public static void main(String[] args) {
            FileLoginStore.in(Path.of(args[0]), Duration.ofSeconds(5)).alone(args[1], () -> {
                System.out.println("holding");
                pause(60_000);
                return "";
            });
        }
    }
}
