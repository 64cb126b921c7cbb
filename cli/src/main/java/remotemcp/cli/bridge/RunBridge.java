package remotemcp.cli.bridge;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import remotemcp.bridge.Bridge;
import remotemcp.bridge.ToolRules;
import remotemcp.bridge.Transport;
import remotemcp.cli.command.Command;
import remotemcp.cli.command.CommandArguments;
import remotemcp.cli.command.CommandFailure;
import remotemcp.cli.command.StandardStreams;
import remotemcp.cli.command.Terminal;
import remotemcp.cli.command.UsageException;
import remotemcp.cli.connect.Connect;
import remotemcp.client.Credentials;
import remotemcp.client.oauth.LoginException;
import remotemcp.http.Uri;
import remotemcp.jvm.JvmOutbound;
import remotemcp.jvm.client.JvmWorld;
import remotemcp.jvm.stdio.StdioPipe;

/// Stands between a host that only starts programs, such as Claude Desktop, and a remote server: MCP on the standard streams, HTTP on the other side. Nothing
/// but JSON-RPC is ever written to standard output. Ends when the host closes standard input, after the answers that are due; when it reads no more; or on a signal.
public final class RunBridge implements Command {
    /// As long as most hosts wait for an answer.
    private static final int LAST_ANSWERS_MILLIS = 60_000;
    private static final Set<String> REPEATABLE = Set.of("header", "allow-tool", "deny-tool", "scope");
    private static final Options OPTIONS = new Options()
        .addOption(Command.option("transport", "WAY", "auto (Streamable HTTP, else HTTP+SSE), http or sse (auto)"))
        .addOption(Command.option("revision", "DATE", "Speak only this revision of the protocol with the server"))
        .addOption(Command.option("header", "FIELD",
            "Send \"Name: value\" with every request; ${NAME} is read from the environment; may be repeated"))
        .addOption(Command.option("header-file", "FILE", "Header fields, one a line"))
        .addOption(
            Command.option("allow-tool", "PATTERN", "Let the host see and call only these tools; * stands for any text; may be repeated"))
        .addOption(Command.option("deny-tool", "PATTERN", "Hide these tools and refuse calls of them; may be repeated"))
        .addOption(Command.flag("device-code", "Sign in on another device"))
        .addOption(Command.option("client-id", "ID", "The client id that the bridge was registered with by hand"))
        .addOption(Command.option("client-secret", "SECRET", "Its secret; better as ${NAME} from the environment"))
        .addOption(
            Command.option("issuer", "URL", "The only authorization server to sign in at (with --client-id: that of the first login)"))
        .addOption(Command.flag("client-credentials", "Sign in as the client itself, without a person"))
        .addOption(Command.option("scope", "SCOPE", "Ask for this scope, whatever the server says; may be repeated"))
        .addOption(Command.flag("no-login", "Do not sign in, whatever the server says"))
        .addOption(Command.flag("forget", "Forget the login at this server, revoke its tokens, and end"))
        .addOption(Command.flag("allow-http", "Allow http:// to other computers: everybody on the way reads along"))
        .addOption(Command.flag("verbose", "Tell on standard error what happens"))
        .addOption(Command.option("log-file", "FILE", "Write that to a file too"));

    @Override
    public String words() {
        return "bridge";
    }

    @Override
    public String operands() {
        return "URL";
    }

    @Override
    public String summary() {
        return "Connect a host that only starts programs, such as Claude Desktop, to the remote server at URL";
    }

    @Override
    public Options options() {
        return OPTIONS;
    }

    @Override
    public boolean mayRepeat(Option option) {
        return REPEATABLE.contains(option.getLongOpt());
    }

    @Override
    public void run(CommandLine given, StandardStreams streams) {
        String url = url(given);
        Thread.ofPlatform().daemon().start(() -> JvmOutbound.prepare(url.startsWith("https:")));
        try (Journal journal = Journal.open(streams.err(), given.hasOption("verbose"), given.getOptionValue("log-file"))) {
            var login = BridgeLogin.of(url, given, this, journal::tell);
            if (given.hasOption("forget")) {
                forget(login, url, streams);
                return;
            }
            bridge(builder(url, given, login), streams, journal);
        }
    }

    private String url(CommandLine given) {
        String url = CommandArguments.operand(given, this);
        Uri uri =
            Uri.parse(url).filter(found -> !found.host().isEmpty() && (found.scheme().equals("https") || found.scheme().equals("http")))
                .orElseThrow(() -> new UsageException(this, "URL has to be an http or https URL"));
        if (uri.scheme().equals("http") && !uri.isLoopback() && !given.hasOption("allow-http")) {
            throw new UsageException(this,
                "http:// to another computer can be read and changed on the way: use https://, or --allow-http if you accept that");
        }
        return url;
    }

    private static void forget(BridgeLogin login, String url, StandardStreams streams) {
        try {
            login.forget();
        } catch (LoginException e) {
            throw new CommandFailure("cannot forget the login: " + e.getMessage());
        }
        streams.err().println("remote-mcp: nothing is kept for " + Terminal.line(url, 300) + " any more");
    }

    private Bridge.Builder builder(String url, CommandLine given, BridgeLogin login) {
        HeaderFields fields = HeaderFields.of(given, this);
        boolean isOwn = fields.list().stream().anyMatch(field -> field.name().toLowerCase(Locale.ROOT).equals("authorization"));
        var bridge = Bridge.to(url).on(JvmWorld.open()).transport(transport(given))
            .credentials(isOwn || given.hasOption("no-login") ? Credentials.none() : login)
            .tools(new ToolRules(values(given, "allow-tool"), values(given, "deny-tool")));
        fields.list().forEach(field -> bridge.header(field.name(), field.value()));
        try {
            return given.hasOption("revision") ? bridge.revision(given.getOptionValue("revision")) : bridge;
        } catch (IllegalArgumentException e) {
            throw new UsageException(this, e.getMessage());
        }
    }

    static List<String> values(CommandLine given, String option) {
        return given.hasOption(option) ? List.of(given.getOptionValues(option)) : List.of();
    }

    private Transport transport(CommandLine given) {
        return switch (given.getOptionValue("transport", "auto")) {
            case "auto" -> Transport.AUTO;
            case "http" -> Transport.HTTP;
            case "sse" -> Transport.SSE;
            default -> throw new UsageException(this, "--transport is auto, http or sse");
        };
    }

    /// Whatever else in this process prints goes to standard error from here on.
    private static void bridge(Bridge.Builder wishes, StandardStreams streams, Journal journal) {
        System.setOut(streams.err());
        var host = new StdioPipe(streams.in(), streams.out());
        Bridge bridge = wishes.open(host, journal);
        var end = new Thread(bridge::close);
        Runtime.getRuntime().addShutdownHook(end);
        host.serve(bridge);
        bridge.finish(LAST_ANSWERS_MILLIS);
        bridge.close();
    }
}
