package remotemcp.jvm.login;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import remotemcp.jvm.files.FilePermissionCheck;

/// Files that other users of the machine cannot open, made so from the first moment: 0600 in a folder 0700. Where the file system knows no
/// such permissions, those of the user's own folder around hold.
final class OwnerOnlyFiles {
    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private OwnerOnlyFiles() {
    }

    static FileAttribute<?>[] file() {
        return attributes("rw-------");
    }

    /// Makes the folder; one that is there is closed to others.
    ///
    /// @throws IOException also when it is another user's, who could change the logins in it
    static void folder(Path folder) throws IOException {
        Files.createDirectories(folder, attributes("rwx------"));
        if (POSIX && !Files.getPosixFilePermissions(folder).equals(PosixFilePermissions.fromString("rwx------"))) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        Optional<String> wrong = FilePermissionCheck.here().ofFolder("folder of logins", folder);
        if (wrong.isPresent()) {
            throw new IOException(wrong.get());
        }
    }

    /// Whether only the owner can read the file, and it is a file and no link to one.
    static boolean isClosed(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (FilePermissionCheck.here().ofFile("login", file).isPresent()) {
            return false;
        }
        return !POSIX
            || PosixFilePermissions.fromString("rw-------").containsAll(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
    }

    /// Writes all of it under another name, on the disk, and then puts that in the file's place: nobody ever reads half of it.
    static void replace(Path file, byte[] content) throws IOException {
        Path fresh = Files.createTempFile(file.getParent(), ".fresh", ".json", file());
        try {
            try (var channel = FileChannel.open(fresh, Set.of(StandardOpenOption.WRITE))) {
                var bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return POSIX ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
            : new FileAttribute<?>[0];
    }
}
