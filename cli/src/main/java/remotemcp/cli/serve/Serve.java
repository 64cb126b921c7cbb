package remotemcp.cli.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import remotemcp.cli.command.Command;
import remotemcp.cli.command.StandardStreams;
import remotemcp.cli.command.UsageException;
import remotemcp.demo.Demo;
import remotemcp.identity.Accounts;
import remotemcp.identity.SetupLinks;
import remotemcp.jvm.Jvm;
import remotemcp.jvm.RunningServer;
import remotemcp.jvm.client.JvmWorld;
import remotemcp.jvm.settings.Settings;
import remotemcp.platform.Platform;
import remotemcp.settings.Setting;
import remotemcp.settings.SettingsException;

/// Starts the demo server and leaves it running; or serves the host that started the program.
public final class Serve implements Command {
    private static final Options OPTIONS = everySetting();

    @Override
    public String words() {
        return "serve";
    }

    @Override
    public String operands() {
        return "";
    }

    @Override
    public String summary() {
        return "Start the demo server, for programs and browsers on this machine unless told otherwise";
    }

    @Override
    public Options options() {
        return OPTIONS;
    }

    @Override
    public String note() {
        return SETTINGS_NOTE;
    }

    @Override
    public void run(CommandLine given, StandardStreams streams) {
        if (!given.getArgList().isEmpty()) {
            throw new UsageException(this, "serve takes options only, not " + given.getArgList().getFirst());
        }
        if (given.hasOption("stdio")) {
            serveStdio(given);
            return;
        }
        RunningServer server = Jvm
            .serve((platform, settings) -> Demo.on(platform, JvmWorld.open(), settings.common(), settings.isSignUpOpen()), settings(given));
        streams.out().print(new Greeting(server, setupLink(server.platform(), server.url()), streams).text());
        streams.out().flush();
    }

    /// The tools that need neither login nor settings.
    private void serveStdio(CommandLine given) {
        if (given.getOptions().length > 1) {
            throw new UsageException(this,
                "--stdio takes no other option: the host that starts it is its only client, and it keeps nothing");
        }
        Jvm.serveStdio(Demo.server());
    }

    /// The settings that the properties file and the environment make, and over them these options.
    static Settings settings(CommandLine given) {
        Map<Setting, String> chosen = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            Optional<String> value =
                setting.isSecret() ? Optional.ofNullable(given.getOptionValue(inFile(setting))).map(file -> content(setting, Path.of(file)))
                    : Optional.ofNullable(given.getOptionValue(setting.key()));
            value.ifPresent(text -> chosen.put(setting, text));
        }
        return Settings.read(System.getenv(), chosen);
    }

    /// Each stands for the setting of the same name. Secrets are read from files: other users of the machine can see a command line.
    private static Options everySetting() {
        var options = new Options().addOption(Command.flag("stdio",
            "Serve the host that starts this program, on standard input and output: without login, network or store"));
        for (Setting setting : Setting.on(Setting.Place.JVM)) {
            options.addOption(setting.isSecret() ? Command.option(inFile(setting), "FILE", "a file that holds " + setting.help())
                : Command.option(setting.key(), value(setting),
                    setting.help() + (setting.fallback().isEmpty() ? "" : " (" + setting.fallback() + ")")));
        }
        return options;
    }

    private static String value(Setting setting) {
        return switch (setting) {
            case HOST -> "ADDRESS";
            case PUBLIC_URL -> "URL";
            case DATA -> "DIR";
            default -> setting.fallback().chars().allMatch(Character::isDigit) && !setting.fallback().isEmpty() ? "N" : "VALUE";
        };
    }

    private static String inFile(Setting setting) {
        return setting.key() + "-file";
    }

    private static String content(Setting setting, Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new SettingsException("cannot read the file that --" + inFile(setting) + " names: " + file);
        }
    }

    /// Where the first administrator's account is made, while there is none.
    private static Optional<String> setupLink(Platform platform, String url) {
        return new SetupLinks(platform, new Accounts(platform)).issue().map(token -> url + "/setup?token=" + token);
    }
}
