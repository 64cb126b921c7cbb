package remotemcp.jvm.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// From the names that people write to settings; a name that is none is refused with the nearest one that is.
final class Names {
    /// In the environment but no settings of the server: the launcher's, and the one that leads to the properties file.
    private static final List<String> OTHERS = List.of("REMOTE_MCP_JAVA_OPTS", Sources.FILE_VARIABLE);

    private Names() {
    }

    /// A setting, and whether the name asks to read it from a file.
    record Named(Setting setting, boolean inFile) {
    }

    /// @param written as in the properties file
    static Named ofKey(String written) {
        for (Setting setting : Setting.values()) {
            if (written.equals(setting.key())) {
                return new Named(setting, false);
            }
            if (setting.isSecret() && written.equals(setting.key() + "-file")) {
                return new Named(setting, true);
            }
        }
        throw unknown(written, allKeys());
    }

    static boolean isVariable(String name) {
        return name.startsWith(Setting.PREFIX) && !OTHERS.contains(name);
    }

    /// @param written as in the environment
    static Named ofVariable(String written) {
        for (Setting setting : Setting.values()) {
            if (written.equals(setting.variable())) {
                return new Named(setting, false);
            }
            if (setting.isSecret() && written.equals(setting.variable() + "_FILE")) {
                return new Named(setting, true);
            }
        }
        throw unknown(written, allKeys().stream().map(key -> Setting.PREFIX + key.toUpperCase(Locale.ROOT).replace('-', '_')).toList());
    }

    private static List<String> allKeys() {
        var keys = new ArrayList<String>();
        for (Setting setting : Setting.values()) {
            keys.add(setting.key());
            if (setting.isSecret()) {
                keys.add(setting.key() + "-file");
            }
        }
        return keys;
    }

    private static SettingsException unknown(String written, List<String> known) {
        return new SettingsException("there is no setting " + written + "; did you mean " + Nearest.to(written, known) + "?");
    }
}
