package remotemcp.cli.inspect;

import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import remotemcp.cli.command.Command;
import remotemcp.cli.command.CommandFailure;
import remotemcp.cli.command.ExitCode;
import remotemcp.cli.command.StandardStreams;
import remotemcp.cli.command.Terminal;
import remotemcp.cli.command.UsageException;
import remotemcp.cli.model.ModelReport;
import remotemcp.cli.view.InspectView;
import remotemcp.client.CallOptions;
import remotemcp.client.CallResult;
import remotemcp.client.ClientException;
import remotemcp.client.Credentials;
import remotemcp.client.ListedTool;
import remotemcp.client.McpClient;
import remotemcp.client.Patience;
import remotemcp.client.Progress;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.registration.ClientProfile;
import remotemcp.connect.RemoteServer;
import remotemcp.demo.Demo;
import remotemcp.hosts.HostProfile;
import remotemcp.json.IndentedJson;
import remotemcp.json.JsonObject;
import remotemcp.jvm.client.JvmWorld;
import remotemcp.jvm.login.JvmLogins;
import remotemcp.protocol.RpcException;
import remotemcp.settings.Nearest;

/// Connects to a server of any revision, shows what it is and offers, and calls a tool. The person signs in with their browser when the server
/// asks for it; the login is kept for the next time.
public final class Inspect implements Command {
    private static final List<String> HOSTS = Arrays.stream(HostProfile.values()).map(HostProfile::id).toList();
    private static final Options OPTIONS = new Options()
        .addOption(Command.option("call", "TOOL", "Call this tool, with the arguments that follow as NAME=VALUE"))
        .addOption(Command.option("arguments", "JSON", "With --call: all arguments as one JSON object"))
        .addOption(Command.option("as", "HOST", "Show what the model gets in this host: " + String.join(", ", HOSTS)))
        .addOption(Command.option("name", "NAME", "With --as: the server's name in the host's configuration"))
        .addOption(Command.option("header", "FIELD",
            "Send this header field with every request, such as \"Authorization: Bearer …\" (then nobody signs in)"))
        .addOption(Command.option("revision", "DATE", "Speak this revision of the protocol only"))
        .addOption(Command.flag("sse", "Speak HTTP+SSE of 2024-11-05 only"))
        .addOption(Command.flag("no-login", "Do not sign in, whatever the server says"))
        .addOption(Command.flag("json", "Print JSON"))
        .addOption(Command.flag("plain", "Print text, also where a terminal could show more"));

    @Override
    public String words() {
        return "inspect";
    }

    @Override
    public String operands() {
        return "URL [NAME=VALUE]...";
    }

    @Override
    public String summary() {
        return "Show what a remote server is and offers, or call one of its tools";
    }

    @Override
    public Options options() {
        return OPTIONS;
    }

    @Override
    public String note() {
        return ExitCode.explained();
    }

    @Override
    public void run(CommandLine given, StandardStreams streams) {
        if (given.getArgList().isEmpty()) {
            throw new UsageException(this, "URL is missing");
        }
        String url = given.getArgList().getFirst();
        List<String> values = given.getArgList().subList(1, given.getArgList().size());
        if (!given.hasOption("call") && (!values.isEmpty() || given.hasOption("arguments"))) {
            throw new UsageException(this, "arguments belong to --call TOOL");
        }
        if (given.hasOption("name") && !given.hasOption("as")) {
            throw new UsageException(this, "--name belongs to --as HOST");
        }
        Optional<HostProfile> host = Optional.ofNullable(given.getOptionValue("as")).map(this::host);
        try {
            if (streams.isWholeTerminal() && List.of("json", "plain", "call", "as").stream().noneMatch(given::hasOption)) {
                view(url, given, streams);
            } else {
                print(url, values, host, given, streams);
            }
        } catch (LoginException e) {
            throw new CommandFailure("cannot sign in: " + e.getMessage(), ExitCode.UNAUTHORIZED);
        } catch (ClientException e) {
            throw new CommandFailure(e.getMessage(),
                e.kind() == ClientException.Kind.UNAUTHORIZED ? ExitCode.UNAUTHORIZED : ExitCode.UNREACHABLE);
        } catch (RpcException e) {
            throw new CommandFailure("the server answers with an error: " + Terminal.line(e.getMessage(), 500) + " (" + e.code() + ")");
        }
    }

    private HostProfile host(String id) {
        return HostProfile.find(id).orElseThrow(() -> new UsageException(this,
            "there is no host " + id + " whose model was watched; did you mean " + Nearest.to(id, HOSTS) + "?"));
    }

    private void print(String url, List<String> values, Optional<HostProfile> host, CommandLine given, StandardStreams streams) {
        Optional<InputStream> typed = Optional.of(streams.in()).filter(in -> streams.isAtTerminal());
        try (McpClient client = open(client(url, given).credentials(credentials(url, given, streams.err()::println, typed)))) {
            Survey survey = Survey.of(url, client);
            Optional<ModelReport> report = host.map(each -> report(each, url, survey, given));
            if (given.hasOption("call")) {
                call(client, survey.tool(given.getOptionValue("call")), values, report, given, streams);
            } else if (report.isPresent()) {
                streams.out().print(given.hasOption("json") ? Terminal.json(report.get().json()) + "\n" : report.get().text(streams));
            } else {
                streams.out().print(given.hasOption("json") ? Terminal.json(survey.json()) + "\n" : survey.text(streams));
            }
        }
    }

    private ModelReport report(HostProfile host, String url, Survey survey, CommandLine given) {
        try {
            RemoteServer server = RemoteServer.at(url);
            String name = given.hasOption("name") ? server.named(given.getOptionValue("name")).name() : server.name();
            return ModelReport.of(host, name, survey.peer().instructions().orElse(""),
                survey.tools().stream().map(ListedTool::json).toList());
        } catch (IllegalArgumentException e) {
            throw new UsageException(this, e.getMessage());
        }
    }

    private void view(String url, CommandLine given, StandardStreams streams) {
        var view = new InspectView();
        var doorway = new Doorway(streams, view);
        doorway.say("Connecting to " + Terminal.line(url, 200));
        var login = new SeenLogin(credentials(url, given, doorway::say, Optional.of(doorway)), given.hasOption("header"));
        McpClient.Builder builder = client(url, given).credentials(login);
        view.listen(builder);
        try (McpClient client = open(builder)) {
            Survey survey = Survey.empty(url, client.peer());
            doorway.pass();
            view.show(client, survey.title(), url, survey.protocol(), login::words);
        }
    }

    private McpClient open(McpClient.Builder builder) {
        try {
            return builder.open();
        } catch (IllegalArgumentException e) {
            throw new UsageException(this, e.getMessage());
        }
    }

    private McpClient.Builder client(String url, CommandLine given) {
        McpClient.Builder client = McpClient.connect(url).on(JvmWorld.open()).named("remote-mcp", Demo.VERSION);
        if (given.hasOption("sse")) {
            client.onlySse();
        }
        try {
            if (given.hasOption("revision")) {
                client.revision(given.getOptionValue("revision"));
            }
            if (given.hasOption("header")) {
                addHeader(client, given.getOptionValue("header"));
            }
            return client;
        } catch (IllegalArgumentException e) {
            throw new UsageException(this, e.getMessage());
        }
    }

    private static void addHeader(McpClient.Builder client, String field) {
        int colon = field.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("a header field is written as \"Name: value\"");
        }
        client.header(field.substring(0, colon).strip(), field.substring(colon + 1).strip());
    }

    /// @param typed what the person writes, if one is there
    private static Credentials credentials(String url, CommandLine given, Consumer<String> notices, Optional<InputStream> typed) {
        boolean own = given.hasOption("header") && given.getOptionValue("header").toLowerCase(Locale.ROOT).startsWith("authorization:");
        ClientProfile profile = ClientProfile.named("remote-mcp inspect");
        return own || given.hasOption("no-login") ? Credentials.none()
            : typed.isPresent() ? JvmLogins.atTerminal(url, profile, notices, typed.get()) : JvmLogins.inBrowser(url, profile, notices);
    }

    private void call(McpClient client, ListedTool tool, List<String> values, Optional<ModelReport> report, CommandLine given,
        StandardStreams streams) {
        report.flatMap(each -> each.omission(tool.name())).ifPresent(why -> {
            throw new CommandFailure("the model cannot call " + Terminal.line(tool.name(), 200) + ": " + Terminal.line(why, 500));
        });
        JsonObject arguments = arguments(tool, values, given, streams);
        CallOptions options = CallOptions.with(Patience.usual()).watching(progress -> streams.err().println(words(progress)));
        CallResult result = client.call(tool.name(), arguments, options);
        if (report.isPresent()) {
            ModelReport model = report.get();
            streams.out().print(given.hasOption("json") ? Terminal.json(model.resultJson(tool.name(), arguments, result.json())) + "\n"
                : model.resultText(tool.name(), arguments, result.json(), streams));
            return;
        }
        streams.out().println(given.hasOption("json") ? Terminal.json(result.json()) : text(result));
        if (result.isError()) {
            throw new CommandFailure(tool.name() + " says that it failed");
        }
    }

    private JsonObject arguments(ListedTool tool, List<String> values, CommandLine given, StandardStreams streams) {
        try {
            return new CallArguments(tool, streams).read(given.getOptionValue("arguments", "{}"), values);
        } catch (IllegalArgumentException e) {
            throw new UsageException(this, e.getMessage());
        }
    }

    private static String words(Progress progress) {
        String done = progress.total().isPresent() && progress.total().getAsDouble() > 0
            ? Math.round(100 * progress.done() / progress.total().getAsDouble()) + " %" : String.valueOf(progress.done());
        return done + progress.message().map(message -> "  " + Terminal.line(message, 120)).orElse("");
    }

    private static String text(CallResult result) {
        String text = result.structured().map(IndentedJson::of).filter(structured -> result.text().isEmpty()).orElse(result.text());
        long others = result.content().stream().filter(block -> !block.string("type").orElse("").equals("text")).count();
        return Terminal.safe(text) + (others == 0 ? "" : "\n(and " + others + " blocks that are no text: --json shows them)");
    }
}
