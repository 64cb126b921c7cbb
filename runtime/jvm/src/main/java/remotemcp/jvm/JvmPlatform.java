package remotemcp.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import remotemcp.json.JsonObject;
import remotemcp.jvm.client.ThreadBell;
import remotemcp.jvm.files.FilePermissionCheck;
import remotemcp.jvm.log.JvmLog;
import remotemcp.jvm.log.LogSetup;
import remotemcp.jvm.settings.Settings;
import remotemcp.platform.Clock;
import remotemcp.platform.Log;
import remotemcp.platform.MemoryStore;
import remotemcp.platform.Platform;
import remotemcp.platform.Random;
import remotemcp.platform.SealedStore;
import remotemcp.settings.SettingsException;

/// The [Platform] on the JVM: the clock and randomness of the machine, [JvmCrypto], [SqlStore] sealed with the server's key.
public final class JvmPlatform implements AutoCloseable {
    private static final Clock CLOCK = new SystemClock();
    private static final String NATIVE = "native";
    private static final Duration SWEEP = Duration.ofMinutes(1);
    private static final SecureRandom SECURE = new SecureRandom();

    private final Platform platform;
    private final Optional<SqlStore> store;
    private final Optional<Sweeper> sweeper;
    private final JvmTimer timer = new JvmTimer();

    private JvmPlatform(Platform platform, Optional<SqlStore> store, Optional<Sweeper> sweeper) {
        this.platform = platform.with(timer).with(ThreadBell::new);
        this.store = store;
        this.sweeper = sweeper;
    }

    /// The world that keeps what these settings say, where they say. Several processes may open the same one.
    ///
    /// @throws SettingsException when the folder cannot be used, or the store was sealed with another key
    /// @throws StoreException when the store cannot be opened
    public static JvmPlatform open(Settings settings) {
        LogSetup.choose(settings.logForm(), settings.logLevel());
        Supplier<Path> data = checkedOnce(settings);
        byte[] secret = settings.secret().orElseGet(() -> secret(data.get()));
        SqlStore store = store(settings, data);
        try {
            return sealed(store, secret);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static JvmPlatform sealed(SqlStore store, byte[] secret) {
        var crypto = new JvmCrypto();
        var sealed = new SealedStore(store, crypto, random(), secret);
        if (!sealed.opens()) {
            throw new SettingsException("the store was sealed with another key than this server's: bring back the key it was made with");
        }
        Log log = new JvmLog();
        var platform = new Platform(CLOCK, random(), crypto, sealed, new JvmOutbound(), log, secret, memory());
        return new JvmPlatform(platform, Optional.of(store), Optional.of(Sweeper.start(store, log, SWEEP)));
    }

    /// A world that forgets everything with the process and touches no file: for open servers, which keep nothing.
    public static JvmPlatform inMemory() {
        return inMemory(random().bytes(32));
    }

    /// A world that keeps its key, where these settings say, and forgets everything else with the process: what it sealed is good in the next
    /// one too.
    ///
    /// @throws SettingsException when the folder cannot be used
    public static JvmPlatform keyed(Settings settings) {
        return inMemory(settings.secret().orElseGet(() -> secret(checkedOnce(settings).get())));
    }

    private static JvmPlatform inMemory(byte[] secret) {
        var platform =
            new Platform(CLOCK, random(), new JvmCrypto(), new MemoryStore(CLOCK), new JvmOutbound(), new JvmLog(), secret, memory());
        return new JvmPlatform(platform, Optional.empty(), Optional.empty());
    }

    public Platform platform() {
        return platform;
    }

    @Override
    public void close() {
        timer.close();
        sweeper.ifPresent(Sweeper::close);
        store.ifPresent(SqlStore::close);
    }

    private static long memory() {
        return Runtime.getRuntime().maxMemory();
    }

    private static Random random() {
        return count -> {
            byte[] bytes = new byte[count];
            SECURE.nextBytes(bytes);
            return bytes;
        };
    }

    private static byte[] secret(Path data) {
        try {
            return new SecretFile(data.resolve("secret.key")).readOrMake(random());
        } catch (IOException e) {
            throw new SettingsException("cannot keep the server's key in " + data + ": " + e.getMessage());
        }
    }

    private static SqlStore store(Settings settings, Supplier<Path> data) {
        if (settings.database().isPresent()) {
            return SqlStore.postgresql(settings.database().get(), settings.databaseUser(), settings.databasePassword(), CLOCK);
        }
        SqliteLibrary.keepIn(data.get().resolve(NATIVE));
        return SqlStore.sqlite(data.get().resolve("store.db"), CLOCK);
    }

    private static Supplier<Path> checkedOnce(Settings settings) {
        var checked = new AtomicReference<Path>();
        return () -> {
            if (checked.get() == null) {
                try {
                    checked.set(folder(settings));
                } catch (IOException e) {
                    throw new SettingsException("cannot use the data folder " + settings.data() + ": " + e.getMessage());
                }
            }
            return checked.get();
        };
    }

    /// The data folder, after a look at who else can change what is in it: the server loads native code and its key from there.
    private static Path folder(Settings settings) throws IOException {
        Path data = settings.data();
        OwnerOnly.createFolders(data);
        FilePermissionCheck check = FilePermissionCheck.here();
        refuse(check.ofFolder("data folder", data));
        if (Files.exists(data.resolve(NATIVE))) {
            refuse(check.ofFolder("folder of SQLite's library", data.resolve(NATIVE)));
        }
        for (String file : List.of("store.db", "store.db-wal", "store.db-shm")) {
            refuse(check.ofFile("store", data.resolve(file)));
        }
        if (!check.isPossible(data)) {
            new JvmLog().info("data.permissions.unchecked",
                JsonObject.of("why", "the file system of the data folder has no permissions of its own: keep others out by its"
                    + " access list"));
        }
        return data;
    }

    private static void refuse(Optional<String> wrong) {
        wrong.ifPresent(why -> {
            throw new SettingsException(why);
        });
    }
}
