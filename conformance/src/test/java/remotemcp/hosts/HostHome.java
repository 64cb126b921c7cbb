package remotemcp.hosts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A home folder of its own for one host, and the host's processes in it. Nothing but this machine is reached: the proxy for all
/// else is a closed port.
public final class HostHome {
    private static final int MOST_SECONDS = 240;

    private final HostPackages packages;
    private final Path folder;
    private final Map<String, String> environment = new LinkedHashMap<>();

    /// @param folder empty
    HostHome(HostPackages packages, Path folder) {
        this.packages = packages;
        this.folder = folder;
        Path programs = programs();
        environment.put("PATH", programs + ":" + packages.tools().node().getParent() + ":" + System.getenv("PATH"));
        environment.put("HOME", work().toString());
        environment.put("LANG", "C.UTF-8");
        environment.put("TERM", "xterm-256color");
        environment.put("SHELL", "/bin/sh");
        environment.put("BROWSER", programs.resolve("browser").toString());
        environment.put("HTTPS_PROXY", "http://127.0.0.1:9");
        environment.put("NO_PROXY", "127.0.0.1,localhost");
    }

    /// @param text what it printed on both streams
    public record Output(int status, String text) {
    }

    HostHome with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Map<String, String> environment() {
        return environment;
    }

    /// Where the host's processes run; also its HOME.
    Path work() {
        return made(folder.resolve("home"));
    }

    /// The folder that stands first on the PATH.
    Path programs() {
        return made(folder.resolve("programs"));
    }

    HostHome write(String path, String text) {
        try {
            Path file = work().resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The command line of one of the hosts' programs.
    List<String> command(String program, String... arguments) {
        var line = new ArrayList<>(List.of(packages.program(program).toString()));
        line.addAll(List.of(arguments));
        return line;
    }

    /// Runs a program to its end, without input and without a terminal.
    Output run(String program, String... arguments) {
        try {
            Path said = Files.createTempFile(folder, "said", ".txt");
            var builder = new ProcessBuilder(command(program, arguments)).directory(work().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile())).redirectErrorStream(true)
                .redirectOutput(said.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            String text = plain(Files.readString(said, StandardCharsets.UTF_8));
            if (!ended) {
                throw new AssertionError(program + " " + String.join(" ", arguments) + " did not end: " + text);
            }
            return new Output(process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Starts a program in a terminal.
    HostTerminal terminal(String program, String... arguments) {
        return HostTerminal.start(packages.tools(), folder, this, command(program, arguments));
    }

    private static String plain(String text) {
        return text.replaceAll("\u001b\\[[0-9;?]*[a-zA-Z]", "");
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
