package remotemcp.cli.connect;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import remotemcp.cli.command.CommandFailure;
import remotemcp.connect.BundleManifest;
import remotemcp.connect.BundleManifest.Program;
import remotemcp.connect.OperatingSystem;
import remotemcp.json.IndentedJson;

/// An `.mcpb` file: a zip archive with a manifest, our bridge, and the Java runtime it runs on. Hosts unpack it and start the runtime
/// directly, without a shell.
///
/// @param file where it lies
record Bundle(Path file) {
    /// What the bridge runs without; everything else of the launcher's class path stays out.
    private static final List<String> JARS = List.of("remote-mcp-cli", "remote-mcp-core", "remote-mcp-jvm", "commons-cli");
    /// Those of the launcher's bridge.
    private static final List<String> JVM_OPTIONS =
        List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:TieredStopAtLevel=1", "-Xms8m", "-Xmn4m", "-Xmx256m",
            "-XX:ReservedCodeCacheSize=24m", "-XX:-UsePerfData", "-XX:+ExitOnOutOfMemoryError", "-XX:+DisplayVMOutputToStderr",
            "-Xlog:disable", "-Xlog:all=error:stderr");
    private static final String RUNTIME = "server/runtime";
    private static final String LIBRARIES = "server/lib";

    /// What starts the bridge once the bundle is unpacked.
    static Program program(List<Path> jars, OperatingSystem system) {
        boolean isWindows = system == OperatingSystem.WINDOWS;
        var classPath = jars.stream().map(jar -> "${__dirname}/" + LIBRARIES + "/" + jar.getFileName()).toList();
        var arguments = new ArrayList<>(JVM_OPTIONS);
        arguments.addAll(List.of("-cp", String.join(isWindows ? ";" : ":", classPath), "remotemcp.cli.Main", "bridge"));
        return new Program(RUNTIME + "/bin/java" + (isWindows ? ".exe" : ""), arguments);
    }

    /// The jars of the bridge among those that this program was started with.
    ///
    /// @throws Refusal when it was not started from jars
    static List<Path> jars() {
        List<Path> all = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of).toList();
        var jars = new ArrayList<Path>();
        for (String wanted : JARS) {
            jars.add(
                all.stream().filter(jar -> jar.getFileName().toString().startsWith(wanted) && jar.toString().endsWith(".jar")).findFirst()
                    .orElseThrow(
                        () -> new CommandFailure("start it with ./remote-mcp: " + wanted + " is not among the jars of this program")));
        }
        return jars;
    }

    /// Writes it in one step: whoever is interrupted leaves no half a file.
    static Bundle write(Path file, BundleManifest manifest, List<Path> jars) {
        try {
            Path work = Files.createTempDirectory("remote-mcp-bundle");
            try {
                Path draft = work.resolve("bundle.zip");
                RuntimeImage image = RuntimeImage.link(work.resolve("runtime"));
                pack(draft, manifest, jars, image);
                Files.move(draft, file.toAbsolutePath(), StandardCopyOption.REPLACE_EXISTING);
            } finally {
                delete(work);
            }
            return new Bundle(file);
        } catch (IOException e) {
            throw new CommandFailure("cannot write " + file + ": " + e.getMessage());
        }
    }

    /// Permissions go along: hosts unpack them, and start what is executable. Folders get no entries of their own, on which some unpackers fail.
    private static void pack(Path archive, BundleManifest manifest, List<Path> jars, RuntimeImage image) throws IOException {
        try (var zip = new ZipArchiveOutputStream(archive); InputStream icon = Bundle.class.getResourceAsStream("icon.png")) {
            add(zip, "manifest.json", (IndentedJson.of(manifest.json()) + "\n").getBytes(StandardCharsets.UTF_8), false);
            add(zip, "icon.png", icon.readAllBytes(), false);
            for (Path jar : jars) {
                add(zip, LIBRARIES + "/" + jar.getFileName(), Files.readAllBytes(jar), false);
            }
            try (Stream<Path> tree = Files.walk(image.folder())) {
                for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
                    String name = RUNTIME + "/" + image.folder().relativize(file).toString().replace(File.separatorChar, '/');
                    add(zip, name, Files.readAllBytes(file), Files.isExecutable(file));
                }
            }
        }
    }

    private static void add(ZipArchiveOutputStream zip, String name, byte[] content, boolean executable) throws IOException {
        var entry = new ZipArchiveEntry(name);
        entry.setUnixMode(executable ? 0755 : 0644);
        zip.putArchiveEntry(entry);
        zip.write(content);
        zip.closeArchiveEntry();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path each : tree.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }

    /// Of the whole file, as the registry wants it: 64 hexadecimal digits.
    String sha256() {
        try (InputStream in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[65536];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                digest.update(buffer, 0, length);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long size() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
