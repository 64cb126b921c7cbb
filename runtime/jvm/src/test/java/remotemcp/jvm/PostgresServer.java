package remotemcp.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import remotemcp.tools.FreePort;

/// A PostgreSQL server of the installed version, with an empty database in a temporary folder, on a free port of loopback.
/// It refuses to run as root, so root starts it as `nobody`.
public final class PostgresServer implements AutoCloseable {
    private final Path programs;
    private final Path folder;
    private final int port;

    private PostgresServer(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /// Skips the test where PostgreSQL is not installed.
    public static PostgresServer start() throws Exception {
        Optional<Path> programs = installed();
        if (programs.isEmpty()) {
            abort("PostgreSQL is not installed on this machine");
        }
        Path folder = Files.createTempDirectory("remote-mcp-postgresql");
        if (isRoot()) {
            Files.setOwner(folder, folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        }
        var server = new PostgresServer(programs.get(), folder, FreePort.find());
        server.run("initdb", "-D", folder.resolve("data").toString(), "-U", "test", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8");
        server.resume();
        return server;
    }

    /// Starts it again, on the same port and data.
    public void resume() throws IOException, InterruptedException {
        run("pg_ctl", "-D", folder.resolve("data").toString(), "-w", "-t", "60", "-l", folder.resolve("log").toString(),
            "-o", "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=", "start");
    }

    /// Ends it as a crash does.
    public void stop() throws IOException, InterruptedException {
        run("pg_ctl", "-D", folder.resolve("data").toString(), "-m", "immediate", "-w", "stop");
    }

    /// For the setting `database`.
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=test";
    }

    @Override
    public void close() throws Exception {
        stop();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void run(String program, String... args) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(args));
        Path output = Files.createTempFile("remote-mcp-" + program, ".log");
        Process process =
            new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).as(program + " ends").isTrue();
        assertThat(process.exitValue()).as(() -> program + " says " + read(output)).isZero();
        Files.delete(output);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Optional<Path> installed() throws IOException {
        for (String folder : System.getenv("PATH").split(":")) {
            Path program = Path.of(folder, "pg_ctl");
            if (Files.isExecutable(program)) {
                return Optional.of(program.toRealPath().getParent());
            }
        }
        Path debian = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(debian)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(debian)) {
            return versions.map(version -> version.resolve("bin")).filter(bin -> Files.isExecutable(bin.resolve("pg_ctl"))).findFirst();
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }
}
