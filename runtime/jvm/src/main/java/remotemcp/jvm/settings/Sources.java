package remotemcp.jvm.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import remotemcp.jvm.files.FilePermissionCheck;
import remotemcp.settings.Setting;
import remotemcp.settings.SettingsException;

/// Gathers values from where people write them, the strongest last: the properties file, the environment, the command line.
final class Sources {
    static final String FILE_VARIABLE = "REMOTE_MCP_CONFIG";
    private static final String FILE_NAME = "remote-mcp.properties";

    private Sources() {
    }

    static Map<Setting, String> read(Map<String, String> environment, Map<Setting, String> commandLine) {
        Map<Setting, String> stated = environment(environment);
        stated.putAll(commandLine);
        Path data = Path.of(stated.getOrDefault(Setting.DATA, Setting.DATA.fallback()));
        Map<Setting, String> values = file(Optional.ofNullable(environment.get(FILE_VARIABLE)).map(Path::of), data);
        values.putAll(stated);
        return values;
    }

    private static Map<Setting, String> environment(Map<String, String> environment) {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        environment.forEach((name, value) -> {
            if (Written.isVariable(name)) {
                put(values, Written.variable(name), name, value);
            }
        });
        return values;
    }

    /// The file that was named, or else the one in the data folder, if there is one.
    private static Map<Setting, String> file(Optional<Path> named, Path data) {
        Path file = named.orElse(data.resolve(FILE_NAME));
        if (named.isEmpty() && !Files.exists(file)) {
            return new EnumMap<>(Setting.class);
        }
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        Properties written = properties(file);
        checkPermissions(file,
            written.stringPropertyNames().stream().map(Written::key).anyMatch(key -> key.setting().isSecret() && !key.inFile()));
        written.forEach((key, value) -> put(values, Written.key(key.toString()), key.toString(), value.toString().strip()));
        if (named.isEmpty() && values.containsKey(Setting.DATA)) {
            throw new SettingsException("the file " + file + " lies in the data folder and cannot say where that is: remove data from it");
        }
        return values;
    }

    private static Properties properties(Path file) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return properties;
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingsException("cannot read the settings in " + file + ": " + e.getMessage());
        }
    }

    private static void put(Map<Setting, String> values, Written named, String written, String value) {
        String before = values.put(named.setting(), named.inFile() ? content(written, Path.of(value)) : value);
        if (before != null) {
            throw new SettingsException("both " + written + " and its other form are set: keep one");
        }
    }

    /// Who can write the settings decides where everything is kept; who can read them knows the passwords in them.
    private static void checkPermissions(Path file, boolean hasSecret) {
        try {
            FilePermissionCheck check = FilePermissionCheck.here();
            Optional<String> wrong = hasSecret ? check.ofSecretFile("settings file", file) : check.ofSharedFile("settings file", file);
            wrong.ifPresent(why -> {
                throw new SettingsException(why);
            });
        } catch (IOException e) {
            throw new SettingsException("cannot read the permissions of " + file + ": " + e.getMessage());
        }
    }

    private static String content(String written, Path file) {
        if (Files.exists(file)) {
            checkPermissions(file, true);
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new SettingsException("cannot read the file that " + written + " names: " + file);
        }
    }
}
