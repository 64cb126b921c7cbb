package remotemcp.jvm.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// Whether other users of the machine can change what this server trusts: its data folder, from which it loads native code, its store, and files
/// with secrets. Answers are sentences that say how to fix it.
///
/// In a container, owner and group of a mounted volume are those of whoever set the container up, and no other user is there: then only what
/// anyone may write is told. Nothing can be told where the file system has no permissions of its own (Windows, or a Windows disk mounted here).
///
/// @param inContainer whether this process runs in a container
public record FilePermissionCheck(boolean inContainer) {
    private static final int WRITE_BY_GROUP = 0020;
    private static final int WRITE_BY_ANYONE = 0002;
    private static final int READ_BY_ANYONE = 0004;
    private static final int STICKY = 01000;
    private static final int ROOT = 0;
    private static final AtomicInteger SELF = new AtomicInteger(-1);
    /// File systems that make permissions up.
    private static final Set<String> WITHOUT =
        Set.of("9p", "v9fs", "drvfs", "vfat", "msdos", "exfat", "ntfs", "ntfs3", "fuseblk", "cifs", "smb3", "fakeowner",
            "grpcfuse", "fuse.grpcfuse", "osxfs", "fuse.osxfs");

    /// For the process that asks.
    public static FilePermissionCheck here() {
        return new FilePermissionCheck(Files.exists(Path.of("/.dockerenv")) || Files.exists(Path.of("/run/.containerenv"))
            || System.getenv("KUBERNETES_SERVICE_HOST") != null || System.getenv("container") != null);
    }

    /// Owner, in the system's number, and mode of a file.
    private record Owned(int owner, int mode) {

        boolean has(int bits) {
            return (mode & bits) != 0;
        }
    }

    /// Whether permissions at that place mean anything. The place has to exist.
    public boolean isPossible(Path place) throws IOException {
        return place.getFileSystem().supportedFileAttributeViews().contains("unix")
            && !WITHOUT.contains(Files.getFileStore(place).type().toLowerCase(Locale.ROOT));
    }

    /// What is wrong with a folder that holds what the server trusts.
    ///
    /// @param what names it in the sentence, such as `data folder`
    public Optional<String> ofFolder(String what, Path folder) throws IOException {
        if (!isPossible(folder)) {
            return Optional.empty();
        }
        Path real = folder.toRealPath();
        Optional<String> own = changeable("the " + what + " " + folder, real, folder);
        for (Path above = real.getParent(); own.isEmpty() && above != null; above = above.getParent()) {
            Owned owned = owned(above);
            if (owned.has(WRITE_BY_ANYONE) && !owned.has(STICKY)) {
                return Optional
                    .of("anyone on this machine can put another " + what + " in the place of " + folder + ": chmod o-w " + above);
            }
        }
        return own;
    }

    /// What is wrong with a file that the server trusts. One that is not there is in order.
    public Optional<String> ofFile(String what, Path file) throws IOException {
        return Files.exists(file) && isPossible(file) ? changeable("the " + what + " " + file, file.toRealPath(), file) : Optional.empty();
    }

    /// The same for a file without secrets, whose group may write it.
    public Optional<String> ofSharedFile(String what, Path file) throws IOException {
        return Files.exists(file) && isPossible(file) && owned(file.toRealPath()).has(WRITE_BY_ANYONE) ? ofFile(what, file)
            : Optional.empty();
    }

    /// The same for a file with secrets, which nobody else may read either. Its group may: that is how operators give one server its settings.
    public Optional<String> ofSecretFile(String what, Path file) throws IOException {
        Optional<String> changeable = ofFile(what, file);
        if (changeable.isPresent() || inContainer || !Files.exists(file) || !isPossible(file)
            || !owned(file.toRealPath()).has(READ_BY_ANYONE)) {
            return changeable;
        }
        return Optional.of("others on this machine can read the " + what + " " + file + ": chmod o-r " + file);
    }

    private Optional<String> changeable(String named, Path real, Path written) throws IOException {
        Owned owned = owned(real);
        if (owned.has(WRITE_BY_ANYONE) || !inContainer && owned.has(WRITE_BY_GROUP)) {
            return Optional.of("others on this machine can write to " + named + ": chmod go-w " + written);
        }
        if (inContainer || owned.owner() == ROOT) {
            return Optional.empty();
        }
        int self = self(real);
        return owned.owner() == self ? Optional.empty()
            : Optional.of("another user, number " + owned.owner() + ", owns " + named + " and can change it: chown " + self + " " + written
                + ", or run the server as that user");
    }

    private static Owned owned(Path place) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(place, "unix:uid,mode");
        return new Owned((Integer) attributes.get("uid"), (Integer) attributes.get("mode"));
    }

    /// The number of this process's user: of the files it makes, where network file systems may number users in a way of their own.
    private static int self(Path place) throws IOException {
        if (Files.isDirectory(place) && Files.isWritable(place)) {
            return ownerOf(Files.createTempFile(place, ".owner", ".tmp"));
        }
        if (SELF.get() < 0) {
            SELF.set(ownerOf(Files.createTempFile("owner", ".tmp")));
        }
        return SELF.get();
    }

    private static int ownerOf(Path probe) throws IOException {
        try {
            return owned(probe).owner();
        } finally {
            Files.delete(probe);
        }
    }
}
