package remotemcp.cli;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import remotemcp.demo.Demo;
import remotemcp.identity.Accounts;
import remotemcp.identity.SetupLinks;
import remotemcp.jvm.Jvm;
import remotemcp.jvm.RunningServer;
import remotemcp.jvm.settings.Setting;
import remotemcp.platform.Platform;

@Command(name = "serve", mixinStandardHelpOptions = true,
    description = "Starts the demo server with login, for programs and browsers on this machine unless told otherwise.",
    footer = {"", "Every option can also be set in the environment (REMOTE_MCP_PORT) or in DIR/remote-mcp.properties (port)."})
final class Serve implements Runnable {
    @Mixin
    private Where where;

    @Option(names = "--port", paramLabel = "N", description = "The port to listen on (default: 8787; 0 for any free one).")
    private Integer port;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "The address to listen on (default: 127.0.0.1, this machine only).")
    private String host;

    @Option(names = "--public-url", paramLabel = "URL", description = "The https address by which clients know this server, when others can reach it.")
    private String publicUrl;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        Map<Setting, String> options = new EnumMap<>(Setting.class);
        Where.put(options, Setting.PORT, port);
        Where.put(options, Setting.HOST, host);
        Where.put(options, Setting.PUBLIC_URL, publicUrl);
        RunningServer server = Jvm.serve((platform, settings) -> Demo.on(platform, settings.site()), where.settings(options));
        var out = spec.commandLine().getOut();
        out.print(Greeting.of(server, setupLink(server.platform(), server.url())));
        out.flush();
    }

    /// Where the first administrator's account is made, while there is none.
    private static Optional<String> setupLink(Platform platform, String url) {
        return new SetupLinks(platform, new Accounts(platform)).issue().map(token -> url + "/setup?token=" + token);
    }
}
