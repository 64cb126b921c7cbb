package remotemcp.jvm;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where a user's files are. On Unix that is what the environment says, as for every other program there (POSIX, XDG Base Directory); the
/// JVM alone asks the system's list of accounts.
///
/// @param home the user's own folder
/// @param settings where programs keep their settings: `%APPDATA%`, `~/Library/Application Support`, `$XDG_CONFIG_HOME`
public record UserFolders(Path home, Path settings) {

    /// Those of the user who runs this process.
    public static UserFolders own() {
        return of(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home"));
    }

    /// @param system as the JVM names it
    /// @param account the home folder by the system's list of accounts, which counts where the environment says nothing
    public static UserFolders of(Map<String, String> environment, String system, String account) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            Path home = Path.of(account);
            return new UserFolders(home, folder(environment, "APPDATA").orElseGet(() -> home.resolve("AppData").resolve("Roaming")));
        }
        Path home = folder(environment, "HOME").orElseGet(() -> Path.of(account));
        if (name.startsWith("mac")) {
            return new UserFolders(home, home.resolve("Library/Application Support"));
        }
        return new UserFolders(home, folder(environment, "XDG_CONFIG_HOME").orElseGet(() -> home.resolve(".config")));
    }

    /// A relative path is no setting (XDG Base Directory, "Environment variables").
    private static Optional<Path> folder(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(text -> !text.isEmpty()).map(Path::of).filter(Path::isAbsolute);
    }
}
