package remotemcp.hosts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import remotemcp.json.Json;
import remotemcp.readme.ReadmeTest;
import remotemcp.tools.NodeTools;

/// The npm packages of the hosts, as `conformance/hosts/package.json` pins them, installed below `conformance/target`.
record HostPackages(Path folder, NodeTools tools) {

    /// Installs what is missing: some 900 MB, once for each change of the pins. Aborts the test as skipped where npm is missing.
    static synchronized HostPackages installed() {
        NodeTools tools = NodeTools.required();
        Path folder = ReadmeTest.root().resolve("conformance/target/hosts");
        Path pins = ReadmeTest.root().resolve("conformance/hosts/package.json");
        try {
            Path stamp = folder.resolve("installed.json");
            if (!Files.exists(stamp) || Files.mismatch(stamp, pins) >= 0) {
                Files.createDirectories(folder);
                Files.copy(pins, folder.resolve("package.json"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                install(folder, tools);
                Files.copy(pins, stamp, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new HostPackages(folder, tools);
    }

    /// The starter of a program, which finds Node on the PATH.
    Path program(String name) {
        return folder.resolve("node_modules/.bin").resolve(name);
    }

    /// As installed.
    String version(String npmPackage) {
        try {
            return Json.parse(Files.readAllBytes(folder.resolve("node_modules").resolve(npmPackage).resolve("package.json"))).asObject()
                .orElseThrow()
                .string("version").orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Install scripts stay off but for two, which only put the platform's program in its place.
    private static void install(Path folder, NodeTools tools) throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(tools.node()), "skipped: no Node");
        run(folder, List.of("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"));
        run(folder.resolve("node_modules/@anthropic-ai/claude-code"), List.of(tools.node().toString(), "install.cjs"));
        run(folder.resolve("node_modules/opencode-ai"), List.of(tools.node().toString(), "postinstall.mjs"));
    }

    private static void run(Path folder, List<String> command) throws IOException {
        try {
            int status = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
            if (status != 0) {
                throw new IOException(String.join(" ", command) + " in " + folder + " ended with status " + status);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
