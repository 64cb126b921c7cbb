package remotemcp.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;
import remotemcp.jvm.files.FilePermissionCheck;

/// Keeps SQLite's native library, which travels inside a jar, beside the data. The driver would unpack it into the system's
/// temporary folder at every start: a tenth of the time to start, and a file left over there after every crash.
final class SqliteLibrary {
    private static final String PATH = "org.sqlite.lib.path";
    private static final String NAME = "org.sqlite.lib.name";

    private SqliteLibrary() {
    }

    /// Tells the driver where the library lies, unless somebody else has; where it cannot lie or be loaded there, the driver
    /// goes its own way.
    ///
    /// @param folder that nobody else can write to
    static void keepIn(Path folder) {
        if (System.getProperty(PATH) != null) {
            return;
        }
        try {
            Path library = folder.resolve(SQLiteJDBCLoader.getVersion() + "-" + LibraryLoaderUtil.getNativeLibName());
            byte[] ours = ours();
            if (!isSame(library, ours)) {
                unpack(ours, library);
            }
            System.setProperty(PATH, folder.toString());
            System.setProperty(NAME, library.getFileName().toString());
        } catch (IOException notHere) {
            // The driver unpacks it for itself.
        }
    }

    private static byte[] ours() throws IOException {
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
        try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("no SQLite for this machine");
            }
            return in.readAllBytes();
        }
    }

    /// What lies there is code of this process once it is loaded, so it is never taken on trust: a damaged or foreign file is replaced.
    private static boolean isSame(Path library, byte[] ours) throws IOException {
        if (!Files.isRegularFile(library, LinkOption.NOFOLLOW_LINKS) || FilePermissionCheck.here().ofFile("library", library).isPresent()) {
            return false;
        }
        return Files.size(library) == ours.length && Arrays.equals(Files.readAllBytes(library), ours);
    }

    /// Written whole under another name first: another process may be about to load it.
    private static void unpack(byte[] ours, Path library) throws IOException {
        OwnerOnly.createFolders(library.getParent());
        Path fresh = Files.createTempFile(library.getParent(), "library", ".new");
        Files.write(fresh, ours);
        Files.move(fresh, library, StandardCopyOption.ATOMIC_MOVE);
    }
}
