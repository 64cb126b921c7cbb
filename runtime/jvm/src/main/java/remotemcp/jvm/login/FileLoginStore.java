package remotemcp.jvm.login;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.LoginException.Step;
import remotemcp.client.oauth.store.LoginStore;
import remotemcp.http.Uri;
import remotemcp.json.Json;
import remotemcp.json.JsonException;
import remotemcp.json.JsonObject;
import remotemcp.jvm.UserFolders;
import remotemcp.platform.Base64Url;

/// Logins in files: one for each MCP server, readable by their owner only, replaced whole, beside it a lock. A file that others can read or
/// that is a link counts as none. All fail with [LoginException] when the folder cannot be used.
public final class FileLoginStore implements LoginStore {
    private static final long MOST_BYTES = 1 << 20;

    private final Path folder;
    private final Duration patience;

    private FileLoginStore(Path folder, Duration patience) {
        this.folder = folder;
        this.patience = patience;
    }

    /// The folder is made when there is something to keep: who only calls open servers needs none.
    ///
    /// @param patience how long to wait for another process; longer than a person takes to sign in
    public static FileLoginStore in(Path folder, Duration patience) {
        return new FileLoginStore(folder.toAbsolutePath().normalize(), patience);
    }

    /// Where logins are kept unless somebody says otherwise: `$REMOTE_MCP_LOGINS`, else under the user's configuration folder.
    public static Path usualFolder() {
        String named = System.getenv("REMOTE_MCP_LOGINS");
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        return UserFolders.own().settings().resolve("remote-mcp").resolve("logins");
    }

    @Override
    public Optional<JsonObject> find(String server) {
        return read(file(server, ".json"));
    }

    private static Optional<JsonObject> read(Path file) {
        try {
            if (!OwnerOnlyFiles.isClosed(file) || Files.size(file) > MOST_BYTES) {
                return Optional.empty();
            }
            return Json.parse(Files.readAllBytes(file)).asObject();
        } catch (IOException | JsonException e) {
            return Optional.empty();
        }
    }

    /// All that is kept, of whichever server; what cannot be read is left out.
    public List<JsonObject> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".json") && !file.getFileName().toString().startsWith("."))
                .sorted()
                .flatMap(file -> read(file).stream()).toList();
        } catch (IOException e) {
            throw new LoginException(Step.STORAGE, "cannot read " + folder + ": " + e.getMessage());
        }
    }

    @Override
    public void keep(String server, JsonObject logins) {
        makeFolder();
        try {
            OwnerOnlyFiles.replace(file(server, ".json"), logins.bytes());
        } catch (IOException e) {
            throw new LoginException(Step.STORAGE, "cannot write " + file(server, ".json") + ": " + e.getMessage());
        }
    }

    @Override
    public void forget(String server) {
        try {
            Files.deleteIfExists(file(server, ".json"));
        } catch (IOException e) {
            throw new LoginException(Step.STORAGE, "cannot remove " + file(server, ".json") + ": " + e.getMessage());
        }
    }

    @Override
    public <T> T alone(String server, Supplier<T> work) {
        makeFolder();
        try (var lock = LoginLock.take(file(server, ".lock"), patience)) {
            return work.get();
        }
    }

    private void makeFolder() {
        try {
            OwnerOnlyFiles.folder(folder);
        } catch (IOException e) {
            throw new LoginException(Step.STORAGE, "cannot keep logins in " + folder + ": " + e.getMessage());
        }
    }

    /// The host, so that people find it, and a hash, so that no two servers share one and no name leaves the folder.
    private Path file(String server, String ending) {
        String host = Uri.parse(server).map(Uri::host).orElse("").replaceAll("[^a-z0-9.-]", "_");
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(server.getBytes(StandardCharsets.UTF_8));
            return folder
                .resolve(host.substring(0, Math.min(host.length(), 100)) + "-" + Base64Url.encode(Arrays.copyOf(hash, 12)) + ending);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
