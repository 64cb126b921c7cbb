package remotemcp.cli.serve;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import remotemcp.cli.command.Command;
import remotemcp.cli.command.Streams;
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

/// Starts the demo server and leaves it running.
public final class Serve implements Command {
    /// Each option stands for the setting of the same name.
    private static final Options OPTIONS = new Options()
        .addOption(Command.option("port", "N", "The port to listen on (8787; 0 for any free one)"))
        .addOption(Command.option("data", "DIR", "The folder of the store and the server's key (./data)"))
        .addOption(Command.option("host", "ADDRESS", "The address to listen on (127.0.0.1: this machine only)"))
        .addOption(Command.option("public-url", "URL", "The https address by which clients know this server, when others can reach it"));

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
    public void run(CommandLine given, Streams streams) {
        if (!given.getArgList().isEmpty()) {
            throw new UsageException(this, "serve takes options only, not " + given.getArgList().getFirst());
        }
        RunningServer server = Jvm.serve((platform, settings) -> Demo.on(platform, JvmWorld.open(), settings.common(), settings.isSignUpOpen()), settings(given));
        streams.out().print(new Greeting(server, setupLink(server.platform(), server.url()), streams).text());
        streams.out().flush();
    }

    /// The settings that the properties file and the environment make, and over them these options.
    static Settings settings(CommandLine given) {
        Map<Setting, String> chosen = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            Optional.ofNullable(given.getOptionValue(setting.key())).ifPresent(value -> chosen.put(setting, value));
        }
        return Settings.read(System.getenv(), chosen);
    }

    /// Where the first administrator's account is made, while there is none.
    private static Optional<String> setupLink(Platform platform, String url) {
        return new SetupLinks(platform, new Accounts(platform)).issue().map(token -> url + "/setup?token=" + token);
    }
}
