package remotemcp.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// Keeps SQLite's native library, which travels inside a jar, beside the data. The driver would unpack it into the system's
/// temporary folder at every start: a tenth of the time to start, and a file left over there after every crash.
final class SqliteLibrary {
    private static final String PATH = "org.sqlite.lib.path";
    private static final String NAME = "org.sqlite.lib.name";

    private SqliteLibrary() {
    }

    /// Tells the driver where the library lies, unless somebody else has; where it cannot lie or be loaded there, the driver
    /// goes its own way.
    static void keepIn(Path folder) {
        if (System.getProperty(PATH) != null) {
            return;
        }
        try {
            Path library = folder.resolve(SQLiteJDBCLoader.getVersion() + "-" + LibraryLoaderUtil.getNativeLibName());
            if (!Files.exists(library)) {
                unpack(library);
            }
            System.setProperty(PATH, folder.toString());
            System.setProperty(NAME, library.getFileName().toString());
        } catch (IOException notHere) {
            // The driver unpacks it for itself.
        }
    }

    /// Written whole under another name first: another process may be about to load it.
    private static void unpack(Path library) throws IOException {
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
        try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("no SQLite for this machine");
            }
            OwnerOnly.createFolders(library.getParent());
            Path fresh = Files.createTempFile(library.getParent(), "library", ".new");
            Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
            Files.move(fresh, library, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
