package remotemcp.tools;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Installs what `package-lock.json` names into `node_modules` beside it, once for each state of that file.
/// The build runs it before the tests; a machine where it cannot work gets one line that says why, and a green build
/// whose tests skip by name. An install that starts and fails is an error.
public final class BringUp {
    private final Path folder;

    private BringUp(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var folder = Path.of(args[0]).toAbsolutePath().normalize();
        try (var lock = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            new BringUp(folder).run();
        }
    }

    private void run() throws IOException, InterruptedException {
        var wanted = Files.readString(folder.resolve("package-lock.json"));
        if (NodeTools.installed(folder, wanted)) {
            return;
        }
        if (Programs.onPath("npm").isEmpty()) {
            System.out.println("Node tools: skipped, no npm on this machine (tests that need Node are skipped by name)");
            return;
        }
        System.out.println("Node tools: installing from the npm registry (about half a minute, once)");
        npmInstall();
        unpackBrowser();
        Files.writeString(NodeTools.stamp(folder), wanted);
    }

    /// Install scripts stay off: they would run strangers' code and download from hosts other than the registry. The
    /// programs with native parts (workerd, esbuild, node) find those in their platform packages without any script.
    private void npmInstall() throws IOException, InterruptedException {
        execute(Map.of(), List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"));
    }

    /// Unpacks the browser of `@sparticuz/chromium` (Linux x64 only) where the machine has none. The package takes its
    /// target folder from TMPDIR, and adds the libraries a bare machine lacks when told that it runs on such a machine.
    private void unpackBrowser() throws IOException, InterruptedException {
        if (NodeTools.machineChromium().isPresent() || !NodeTools.platform().equals("linux-x64")) {
            return;
        }
        var target = Files.createDirectories(NodeTools.browserFolder(folder));
        var script = "import('@sparticuz/chromium').then(found => found.default.executablePath())";
        execute(Map.of("TMPDIR", target.toString(), "AWS_EXECUTION_ENV", "AWS_Lambda_nodejs22.x"),
            List.of(NodeTools.node(folder).orElseThrow().toString(), "-e", script));
        writeStarter(target);
    }

    /// The libraries of the package come last in the search, and only where the machine lacks some: mixing them with the
    /// machine's own C library can crash the browser.
    private static void writeStarter(Path target) throws IOException {
        var starter = """
            #!/bin/sh
            here=$(dirname "$0")
            if ldd "$here/chromium" | grep -q 'not found'; then
              LD_LIBRARY_PATH="${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$here/al2023/lib"
              export LD_LIBRARY_PATH
            fi
            [ -d /usr/share/fonts ] || export FONTCONFIG_PATH="$here/fonts"
            exec "$here/chromium" "$@"
            """;
        Files.writeString(target.resolve("start"), starter);
        if (!target.resolve("start").toFile().setExecutable(true)) {
            throw new IOException("cannot make " + target.resolve("start") + " executable");
        }
    }

    private void execute(Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(new ArrayList<>(command)).directory(folder.toFile()).inheritIO();
        builder.environment().putAll(environment);
        int status = builder.start().waitFor();
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " in " + folder + " ended with status " + status);
        }
    }
}
