package remotemcp.jvm.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import remotemcp.settings.Names;
import remotemcp.settings.Setting;
import remotemcp.settings.SettingsException;

/// A name as it stands in the properties file or the environment: which setting it means.
///
/// @param inFile whether the name asks to read the setting from a file
record Written(Setting setting, boolean inFile) {
    /// In the environment but no settings of the server: the launcher's, and the one that leads to the properties file.
    private static final List<String> OTHERS = List.of("REMOTE_MCP_JAVA_OPTS", Sources.FILE_VARIABLE);
    private static final String FILE = "-file";

    /// @throws SettingsException when there is no such setting here
    static Written key(String written) {
        return find(written).orElseThrow(() -> Names.unknown(written, keys()));
    }

    static boolean isVariable(String name) {
        return name.startsWith(Setting.PREFIX) && !OTHERS.contains(name);
    }

    /// @throws SettingsException when there is no such setting here
    static Written variable(String written) {
        Optional<Setting> plain = Names.ofVariable(written, Setting.Place.JVM);
        return plain.map(setting -> new Written(setting, false))
            .or(() -> written.equals(written.toUpperCase(Locale.ROOT)) ? find(keyOf(written)) : Optional.empty())
            .orElseThrow(() -> Names.unknown(written, keys().stream().map(Written::variableOf).toList()));
    }

    private static Optional<Written> find(String key) {
        return Setting.on(Setting.Place.JVM).stream().flatMap(setting -> forms(setting).stream().filter(form -> form.name().equals(key)))
            .findFirst();
    }

    private String name() {
        return setting.key() + (inFile ? FILE : "");
    }

    private static List<Written> forms(Setting setting) {
        var plain = new Written(setting, false);
        return setting.isSecret() ? List.of(plain, new Written(setting, true)) : List.of(plain);
    }

    private static List<String> keys() {
        var keys = new ArrayList<String>();
        Setting.on(Setting.Place.JVM).forEach(setting -> forms(setting).forEach(form -> keys.add(form.name())));
        return keys;
    }

    private static String keyOf(String variable) {
        return variable.substring(Setting.PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String variableOf(String key) {
        return Setting.PREFIX + key.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
