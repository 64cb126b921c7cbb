package remotemcp.cli;

import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine.Option;
import remotemcp.jvm.settings.Setting;
import remotemcp.jvm.settings.Settings;

/// The options that all commands share which work on a server's data.
final class Where {
    @Option(names = "--data", paramLabel = "DIR", description = "The folder of the store and the server's key (default: ./data).")
    private String data;

    /// What the properties file and the environment say, and over it this command line.
    Settings settings(Map<Setting, String> options) {
        Map<Setting, String> commandLine = new EnumMap<>(Setting.class);
        commandLine.putAll(options);
        put(commandLine, Setting.DATA, data);
        return Settings.read(System.getenv(), commandLine);
    }

    static void put(Map<Setting, String> options, Setting setting, Object value) {
        if (value != null) {
            options.put(setting, value.toString());
        }
    }
}
