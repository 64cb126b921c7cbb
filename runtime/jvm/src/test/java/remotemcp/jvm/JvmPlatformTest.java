package remotemcp.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.jvm.settings.Settings;
import remotemcp.platform.Key;
import remotemcp.platform.Platform;
import remotemcp.settings.SecretText;
import remotemcp.settings.Setting;
import remotemcp.settings.SettingsException;

class JvmPlatformTest {
    private static final Key KEY = new Key("account", "x", "account");

    @TempDir Path folder;

    @Test
    void what_is_stored_and_the_key_are_there_after_a_restart() {
        byte[] secret = inside(platform -> {
            platform.store().create(KEY, "kept".getBytes(StandardCharsets.UTF_8), Long.MAX_VALUE);
            return platform.secret();
        });
        inside(platform -> {
            assertThat(platform.secret()).isEqualTo(secret).hasSize(32);
            assertThat(platform.store().find(KEY).orElseThrow().value()).asString().isEqualTo("kept");
            return null;
        });
    }

    @Test
    void H09_no_stored_text_can_be_read_in_any_file() throws IOException {
        try (JvmPlatform world = JvmPlatform.open(settings())) {
            world.platform().store().create(KEY, "canary-7Qx9".getBytes(StandardCharsets.UTF_8), Long.MAX_VALUE);
            assertThat(everything()).hasSizeGreaterThan(1).noneMatch(text -> text.contains("canary-7Qx9"));
        }
        assertThat(everything()).hasSizeGreaterThan(1).noneMatch(text -> text.contains("canary-7Qx9"));
    }

    @Test
    void folder_and_key_belong_to_their_owner_alone() throws IOException {
        inside(Platform::secret);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data()))).isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data().resolve("secret.key")))).isEqualTo("rw-------");
        try (var files = Files.list(data())) {
            assertThat(files.map(file -> file.getFileName().toString())).contains("secret.key", "store.db")
                .isSubsetOf("secret.key", "store.db", "native");
        }
    }

    @Test
    void a_key_that_others_can_read_is_refused() throws IOException {
        inside(Platform::secret);
        Files.setPosixFilePermissions(data().resolve("secret.key"), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> JvmPlatform.open(settings())).isInstanceOf(SettingsException.class).hasMessageContaining("chmod 600");
    }

    @Test
    void a_data_folder_that_anyone_can_write_to_is_refused_with_the_command_that_fixes_it() throws IOException {
        inside(Platform::secret);
        Files.setPosixFilePermissions(data(), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> JvmPlatform.open(settings())).isInstanceOf(SettingsException.class)
            .hasMessageContaining("others on this machine can write to the data folder").hasMessageContaining("chmod go-w " + data());
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret.key", "store.db"})
    void a_file_that_anyone_can_write_is_refused_with_the_command_that_fixes_it(String name) throws IOException {
        inside(Platform::secret);
        Files.setPosixFilePermissions(data().resolve(name), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThatThrownBy(() -> JvmPlatform.open(settings())).isInstanceOf(SettingsException.class)
            .hasMessageContaining("chmod go-w " + data().resolve(name));
    }

    /// What lies beside the data is code of the server once it is loaded.
    @Test
    void a_native_library_that_is_not_the_jar_s_is_replaced_before_it_is_loaded() throws IOException {
        String path = System.clearProperty("org.sqlite.lib.path");
        String name = System.clearProperty("org.sqlite.lib.name");
        try {
            SqliteLibrary.keepIn(folder.resolve("native"));
            Path library = folder.resolve("native").resolve(System.clearProperty("org.sqlite.lib.name"));
            byte[] ours = Files.readAllBytes(library);
            byte[] foreign = ours.clone();
            foreign[foreign.length / 2] ^= 1;
            for (byte[] content : new byte[][]{foreign, new byte[0], "#!".getBytes(StandardCharsets.US_ASCII)}) {
                Files.write(library, content);
                System.clearProperty("org.sqlite.lib.path");
                SqliteLibrary.keepIn(folder.resolve("native"));
                assertThat(Files.readAllBytes(library)).isEqualTo(ours);
            }
            Path elsewhere = Files.write(folder.resolve("elsewhere"), ours);
            Files.delete(library);
            Files.createSymbolicLink(library, elsewhere);
            System.clearProperty("org.sqlite.lib.path");
            SqliteLibrary.keepIn(folder.resolve("native"));
            assertThat(library).isRegularFile();
            assertThat(Files.isSymbolicLink(library)).isFalse();
        } finally {
            restore("org.sqlite.lib.path", path);
            restore("org.sqlite.lib.name", name);
        }
    }

    private static void restore(String property, String value) {
        if (value == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }

    @Test
    void a_damaged_key_is_refused_and_kept() throws IOException {
        inside(Platform::secret);
        Files.writeString(data().resolve("secret.key"), "half a ke");
        assertThatThrownBy(() -> JvmPlatform.open(settings())).isInstanceOf(SettingsException.class).hasMessageContaining("secret.key");
        assertThat(data().resolve("secret.key")).hasContent("half a ke");
    }

    @Test
    void a_store_of_another_key_is_refused() {
        inside(Platform::secret);
        Settings other = settings().with(Setting.SECRET, SecretText.write(new byte[32]));
        assertThatThrownBy(() -> JvmPlatform.open(other)).isInstanceOf(SettingsException.class).hasMessageContaining("another key");
    }

    @Test
    void a_key_that_is_set_is_not_written_down() {
        try (JvmPlatform world = JvmPlatform.open(settings().with(Setting.SECRET, SecretText.write(new byte[32])))) {
            assertThat(world.platform().secret()).isEqualTo(new byte[32]);
        }
        assertThat(data().resolve("secret.key")).doesNotExist();
    }

    @Test
    void a_data_folder_that_cannot_be_made_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        assertThatThrownBy(() -> JvmPlatform.open(Settings.standard().with(Setting.DATA, file.resolve("data").toString())))
            .isInstanceOf(SettingsException.class).hasMessageContaining(file.toString());
    }

    @Test
    void of_many_that_start_at_once_all_have_the_key_of_the_first() throws Exception {
        var keys = new ArrayList<Future<byte[]>>();
        Files.createDirectory(data());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                keys.add(threads
                    .submit(() -> new SecretFile(data().resolve("secret.key")).readOrMake(JvmPlatform.inMemory().platform().random())));
            }
        }
        byte[] first = keys.getFirst().get();
        assertThat(keys).allSatisfy(key -> assertThat(key.get()).isEqualTo(first));
        try (var files = Files.list(data())) {
            assertThat(files).hasSize(1);
        }
    }

    /// Each of 256 values should come as often as any other; the bound is passed by chance once in ten million runs.
    @Test
    void V14_random_bytes_are_even_and_never_the_same() {
        Platform platform = JvmPlatform.inMemory().platform();
        int[] counts = new int[256];
        int total = 1 << 20;
        for (byte b : platform.random().bytes(total)) {
            counts[b & 255]++;
        }
        double expected = total / 256.0;
        double chiSquare = 0;
        for (int count : counts) {
            chiSquare += (count - expected) * (count - expected) / expected;
        }
        assertThat(chiSquare).isLessThan(390);
        assertThat(platform.random().bytes(32)).hasSize(32).isNotEqualTo(platform.random().bytes(32));
    }

    private <T> T inside(java.util.function.Function<Platform, T> work) {
        try (JvmPlatform world = JvmPlatform.open(settings())) {
            return work.apply(world.platform());
        }
    }

    private List<String> everything() throws IOException {
        var texts = new ArrayList<String>();
        try (var files = Files.walk(data())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.add(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return texts;
    }

    private Settings settings() {
        return Settings.standard().with(Setting.DATA, data().toString());
    }

    private Path data() {
        return folder.resolve("data");
    }
}
