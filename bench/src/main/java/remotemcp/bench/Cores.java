package remotemcp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The machine's processor cores: which one a process may use, and how busy all of them are.
final class Cores {
    private static final long TICKS = 100;

    private Cores() {
    }

    /// What to put before a command so that it runs on this core alone; nothing where that cannot be had.
    static List<String> pinning(int core) {
        return canPin() ? List.of("taskset", "-c", String.valueOf(core)) : List.of();
    }

    static boolean canPin() {
        return Files.isExecutable(Path.of("/usr/bin/taskset"));
    }

    /// Moves this whole process to one core.
    static void pinThisProcess(int core) throws IOException, InterruptedException {
        if (canPin()) {
            var command = List.of("taskset", "-a", "-c", "-p", String.valueOf(core), String.valueOf(ProcessHandle.current().pid()));
            new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        }
    }

    /// Processor time of a process so far: that of its living threads by the scheduler's own clock (Linux), else as Java tells it, in
    /// steps of 10 ms.
    static Duration used(ProcessHandle process) {
        Path threads = Path.of("/proc/" + process.pid() + "/task");
        try (var all = Files.list(threads)) {
            long nanos = 0;
            for (Path thread : all.toList()) {
                nanos += Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
            }
            return Duration.ofNanos(nanos);
        } catch (IOException elsewhere) {
            return process.info().totalCpuDuration().orElse(Duration.ZERO);
        }
    }

    /// Seconds of processor time that all processes of the machine have used since it started; 0 where it is not told.
    static double busySeconds() {
        try {
            var fields = Files.readAllLines(Path.of("/proc/stat")).getFirst().trim().split("\\s+");
            long busy = 0;
            for (int i = 1; i < fields.length; i++) {
                boolean idle = i == 4 || i == 5;
                boolean countedElsewhere = i >= 9;
                busy += idle || countedElsewhere ? 0 : Long.parseLong(fields[i]);
            }
            return (double) busy / TICKS;
        } catch (IOException elsewhere) {
            return 0;
        }
    }
}
