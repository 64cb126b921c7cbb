package remotemcp.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.jvm.log.JvmLog;
import remotemcp.platform.Key;

class SweeperTest {
    @TempDir Path folder;

    @Test
    @Timeout(300)
    void expired_records_leave_the_disk_by_themselves_and_live_ones_stay() throws Exception {
        Path file = folder.resolve("store.db");
        try (SqlStore store = SqlStore.sqlite(file, System::currentTimeMillis)) {
            for (int i = 0; i < 1100; i++) {
                store.create(new Key("code", "", "gone" + i), new byte[10], 1);
            }
            store.create(new Key("code", "", "live"), new byte[10], Long.MAX_VALUE);
            try (Sweeper sweeper = Sweeper.start(store, new JvmLog(), Duration.ofMillis(10))) {
                while (rows(file) > 1) {
                    Thread.sleep(20);
                }
                assertThat(sweeper).isNotNull();
            }
            assertThat(store.find(new Key("code", "", "live"))).isPresent();
        }
    }

    private static int rows(Path file) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file); var statement = connection.createStatement();
            var rows = statement.executeQuery("SELECT count(*) FROM record")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
