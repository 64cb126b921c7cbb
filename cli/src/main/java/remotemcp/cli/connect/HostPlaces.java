package remotemcp.cli.connect;

import java.nio.file.Path;
import remotemcp.connect.ConfigFile;
import remotemcp.connect.OperatingSystem;
import remotemcp.jvm.UserFolders;

/// Where hosts keep their files for this user.
record HostPlaces(UserFolders folders, OperatingSystem system) {
    private static final String HOME = "~/";
    private static final String SETTINGS = "~/.config/";
    private static final String WINDOWS_SETTINGS = "%APPDATA%\\";

    /// Where the file is on this machine.
    Path path(ConfigFile file) {
        String place = file.place();
        if (place.startsWith(WINDOWS_SETTINGS)) {
            return folders.settings().resolve(place.substring(WINDOWS_SETTINGS.length()).replace('\\', '/'));
        }
        if (hasMoved(place)) {
            return folders.settings().resolve(place.substring(SETTINGS.length()));
        }
        return place.startsWith(HOME) ? folders.home().resolve(place.substring(HOME.length())) : Path.of(place);
    }

    /// The same for people: as hosts document it where that is true.
    String shown(ConfigFile file) {
        return hasMoved(file.place()) ? path(file).toString() : file.place();
    }

    /// Whether `$XDG_CONFIG_HOME` is elsewhere. On macOS hosts that use `~/.config` do so always.
    private boolean hasMoved(String place) {
        return place.startsWith(SETTINGS) && system == OperatingSystem.LINUX
            && !folders.settings().equals(folders.home().resolve(".config"));
    }
}
