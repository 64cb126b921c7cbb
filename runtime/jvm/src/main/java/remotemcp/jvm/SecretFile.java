package remotemcp.jvm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import remotemcp.jvm.files.FilePermissionCheck;
import remotemcp.platform.Random;
import remotemcp.settings.SecretText;
import remotemcp.settings.SettingsException;

/// The server's key in a file that only its owner can read; made once and then kept. Whoever loses it loses all that the store holds.
final class SecretFile {
    private static final String OWNER_ONLY = "rw-------";

    private final Path file;

    SecretFile(Path file) {
        this.file = file;
    }

    /// The key; of several processes that find none at the same time, all get the one that was first.
    ///
    /// @throws SettingsException when the file holds none, or others can read it
    byte[] readOrMake(Random random) throws IOException {
        if (!Files.exists(file)) {
            make(random.bytes(32));
        }
        checkOwnerOnly();
        return SecretText.read(Files.readString(file))
            .orElseThrow(() -> new SettingsException(
                "the file " + file + " does not hold a key of 32 bytes in base64: bring it back from a backup"));
    }

    /// Written whole under another name first, so that nobody ever reads half of it.
    private void make(byte[] secret) throws IOException {
        Path fresh = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new", OwnerOnly.attributes(OWNER_ONLY));
        try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap((SecretText.write(secret) + "\n").getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        try {
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException another) {
            // Another process was first; its key is the one.
        } catch (UnsupportedOperationException noLinks) {
            Files.move(fresh, file);
        }
        Files.deleteIfExists(fresh);
    }

    private void checkOwnerOnly() throws IOException {
        FilePermissionCheck.here().ofSecretFile("server's key", file).ifPresent(wrong -> {
            throw new SettingsException(wrong);
        });
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!PosixFilePermissions.fromString(OWNER_ONLY).containsAll(permissions)) {
            throw new SettingsException("others on this machine can read the server's key: chmod 600 " + file);
        }
    }
}
