package remotemcp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The memory that a process has resident, where the system tells it (Linux).
final class Resident {
    private Resident() {
    }

    /// Kibibytes; 0 where it is not told.
    static long kib(long pid) throws IOException {
        Path status = Path.of("/proc/" + pid + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0);
    }
}
