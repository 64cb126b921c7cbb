package remotemcp.cli.init;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import remotemcp.protocol.Implementation;

/// The artifacts of this checkout, as a Maven repository that projects take along.
///
/// In the copy their version is no snapshot but made of their bytes: Maven keeps what it has once seen of a version on this machine, and would
/// not notice that another checkout means something else by the same one.
///
/// @param files the poms and jars, under `folder`
record LibraryRepository(Path folder, List<Path> files, String version) {
    private static final String SNAPSHOT = Implementation.VERSION + "-SNAPSHOT";
    private static final int DIGITS = 8;

    /// @throws IOException when there is none in this folder
    static LibraryRepository in(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            List<Path> files = all.filter(file -> file.toString().endsWith(".jar") || file.toString().endsWith(".pom")).sorted().toList();
            return new LibraryRepository(folder, files, SNAPSHOT.replace("SNAPSHOT", digest(files)));
        }
    }

    private static String digest(List<Path> files) throws IOException {
        MessageDigest digest = digest("SHA-256");
        for (Path file : files) {
            digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void copyTo(Path target) throws IOException {
        for (Path file : files) {
            Path copy = target.resolve(folder.relativize(file).toString().replace(SNAPSHOT, version));
            Files.createDirectories(copy.getParent());
            byte[] bytes = file.toString().endsWith(".pom") ? repointed(Files.readString(file)).getBytes(StandardCharsets.UTF_8)
                : Files.readAllBytes(file);
            Files.write(copy, bytes);
            // Maven warns of a file without one, at length.
            Files.writeString(copy.resolveSibling(copy.getFileName() + ".sha1"), HexFormat.of().formatHex(digest("SHA-1").digest(bytes)));
        }
    }

    /// A project finds its parent by path, and that one its own: Maven looks for parents before it knows which repositories a project names.
    private String repointed(String pom) {
        return pom
            .replaceAll("<relativePath>[^<]*</relativePath>",
                "<relativePath>../../remote-mcp/" + version + "/remote-mcp-" + version + ".pom</relativePath>")
            .replace(SNAPSHOT, version);
    }
}
