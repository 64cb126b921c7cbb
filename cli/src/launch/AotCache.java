import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.List;

/// An ahead-of-time cache (JEP 514), which lets the JVM start in a third of the time, and beside it the note of the launcher that says
/// which JDK and which jars it was made for.
///
/// @param launcher what starts the packaged program
/// @param file where the cache lies; the note is this name with `.made-for` behind it
record AotCache(Path launcher, Path file) {
    /// All that a rehearsal sees of the environment. The operator's settings, proxies and JVM options stay out: a rehearsal that knew the
    /// operator's database would seal it with a key that is thrown away.
    private static final List<String> VARIABLES =
        List.of("PATH", "LANG", "LC_ALL", "TMPDIR", "TMP", "TEMP", "SystemRoot", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH");

    /// Uses the program as its users do, so that the JVM learns what it needs.
    interface Rehearsal {
        /// @param folder empty, and deleted afterwards
        /// @param cache whose `start` makes the process
        void run(Path folder, AotCache cache) throws IOException, InterruptedException, GeneralSecurityException;
    }

    /// Makes it again. The old one goes first, as it belongs to other jars; where the rehearsal does not work out, there is none, and
    /// the program starts more slowly.
    void remake(Rehearsal rehearsal) {
        try {
            delete();
            Path folder = Files.createTempDirectory("remote-mcp-rehearsal");
            try {
                rehearsal.run(folder, this);
            } finally {
                deleteAll(folder);
            }
            Files.move(draft(), file, StandardCopyOption.ATOMIC_MOVE);
            Files.move(Path.of(draft() + ".made-for"), Path.of(file + ".made-for"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | InterruptedException | GeneralSecurityException e) {
            System.out.println("No ahead-of-time cache " + file.getFileName() + ": " + e);
        } finally {
            deleteDrafts();
        }
    }

    /// The launcher with these words, in that folder as home and working folder. More may be put into its environment.
    ProcessBuilder start(Path folder, String... words) {
        var builder = new ProcessBuilder("sh", launcher.toAbsolutePath().toString()).directory(folder.toFile());
        builder.command().addAll(List.of(words));
        var variables = builder.environment();
        variables.keySet().retainAll(VARIABLES);
        variables.put("HOME", folder.toString());
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        variables.put("REMOTE_MCP_AOT_OUTPUT", draft().toString());
        return builder;
    }

    private Path draft() {
        return Path.of(file.toAbsolutePath() + ".draft");
    }

    private void delete() throws IOException {
        Files.deleteIfExists(Path.of(file + ".made-for"));
        Files.deleteIfExists(file);
    }

    private void deleteDrafts() {
        try {
            Files.deleteIfExists(draft());
            Files.deleteIfExists(Path.of(draft() + ".made-for"));
        } catch (IOException e) {
            System.out.println("Cannot delete " + draft() + ": " + e);
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var each : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
