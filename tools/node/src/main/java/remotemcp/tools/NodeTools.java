package remotemcp.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Node and the npm programs of `tools/node/package.json`, for tests of any module. Add this module as a test dependency, then:
///
/// ```java
/// var tools = NodeTools.required();                                  // skips the test, saying what is missing
/// new ProcessBuilder(tools.command("mcp-remote", "mcp-remote", url)) // node, the program's file, its arguments
/// tools.packageFolder("playwright-core")                             // what a script of ours imports
/// tools.chromium()                                                   // launch with --no-sandbox when root
/// ```
///
/// A script that imports npm packages by name must lie under a folder that sees `node_modules`: start it with the
/// working directory [#folder()] or import by absolute path.
public record NodeTools(Path folder) {
    /// Aborts the test as skipped unless the build could install the tools here.
    public static NodeTools required() {
        var folder = locate();
        Assumptions.assumeTrue(installed(folder, lockFile(folder)),
            "skipped: the npm tools are not installed; no npm on this machine, or " + folder + " was not built");
        Assumptions.assumeTrue(node(folder).isPresent(), "skipped: npm has no Node for " + platform());
        return new NodeTools(folder);
    }

    /// The Node binary from npm; the machine's own may be too old.
    public Path node() {
        return node(folder).orElseThrow();
    }

    /// A command line for a program of an npm package: its name among the `bin` entries of that package, and its arguments.
    public List<String> command(String npmPackage, String program, String... arguments) {
        var line = new ArrayList<>(List.of(node().toString(), program(npmPackage, program).toString()));
        line.addAll(List.of(arguments));
        return line;
    }

    /// The script behind a program, for example `dist/cli.js`; npm links it under `.bin`, where two packages may use one name.
    public Path program(String npmPackage, String program) {
        try {
            var link = folder.resolve("node_modules/.bin").resolve(program).toRealPath();
            if (!link.startsWith(packageFolder(npmPackage).toRealPath())) {
                throw new IllegalArgumentException(program + " belongs to " + link + ", not to " + npmPackage);
            }
            return link;
        } catch (IOException e) {
            throw new UncheckedIOException("no program " + program + " of " + npmPackage, e);
        }
    }

    public Path packageFolder(String npmPackage) {
        return folder.resolve("node_modules").resolve(npmPackage);
    }

    /// The workerd binary itself (not its Node starter, which would outlive a kill of the starter).
    public Path workerd() {
        var name = switch (platform()) {
            case "linux-x64" -> "workerd-linux-64";
            case "darwin-x64" -> "workerd-darwin-64";
            default -> "workerd-" + platform();
        };
        var binary = packageFolder("@cloudflare/" + name).resolve("bin/workerd");
        Assumptions.assumeTrue(Files.isExecutable(binary), "skipped: no workerd for " + platform());
        return binary;
    }

    /// The machine's chromium, else the one from npm.
    public Path chromium() {
        var own = browserFolder(folder).resolve("start");
        var found = machineChromium().or(() -> Optional.of(own).filter(Files::isExecutable));
        Assumptions.assumeTrue(found.isPresent(), "skipped: no chromium on this machine, and npm has none for " + platform());
        return found.orElseThrow();
    }

    static boolean installed(Path folder, String lockFile) {
        try {
            return Files.exists(stamp(folder)) && Files.readString(stamp(folder)).equals(lockFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path stamp(Path folder) {
        return folder.resolve("node_modules/.installed-package-lock.json");
    }

    static Path browserFolder(Path folder) {
        return folder.resolve("node_modules/.chromium");
    }

    static Optional<Path> machineChromium() {
        var macs = Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
        return Programs.onPath("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
            .or(() -> Optional.of(macs).filter(Files::isExecutable));
    }

    static Optional<Path> node(Path folder) {
        return Stream.of("node-" + platform(), "node-bin-" + platform())
            .map(name -> folder.resolve("node_modules").resolve(name).resolve("bin/node"))
            .filter(Files::isExecutable).findFirst();
    }

    /// Node's spelling: `linux-x64`, `darwin-arm64`.
    static String platform() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var machine = System.getProperty("os.arch");
        return (system.startsWith("mac") ? "darwin" : system) + "-" + switch (machine) {
            case "amd64", "x86_64" -> "x64";
            case "aarch64" -> "arm64";
            default -> machine;
        };
    }

    private static String lockFile(Path folder) {
        try {
            return Files.readString(folder.resolve("package-lock.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Tests run in their module's folder; the tools lie under the root of the same checkout.
    private static Path locate() {
        var tools = Path.of("tools/node");
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(tools).resolve("package-lock.json"))) {
                return at.resolve(tools);
            }
        }
        throw new IllegalStateException("not inside a checkout: no " + tools + " above " + Path.of("").toAbsolutePath());
    }
}
