package remotemcp.connect;

import java.util.Locale;

/// The systems hosts run on.
public enum OperatingSystem {
    MACOS, WINDOWS, LINUX;

    /// From the name that the Java runtime or a person gives: "Mac OS X", "Windows 11", "Linux".
    public static OperatingSystem of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("mac") || lower.startsWith("darwin") ? MACOS : lower.startsWith("win") ? WINDOWS : LINUX;
    }

    /// Its name as people write it.
    public String title() {
        return switch (this) {
            case MACOS -> "macOS";
            case WINDOWS -> "Windows";
            case LINUX -> "Linux";
        };
    }
}
