package remotemcp.cli.login;

import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import remotemcp.cli.command.Command;
import remotemcp.cli.command.CommandArguments;
import remotemcp.cli.command.CommandFailure;
import remotemcp.cli.command.ExitCode;
import remotemcp.cli.command.StandardStreams;
import remotemcp.cli.command.Terminal;
import remotemcp.client.ClientException;
import remotemcp.client.McpClient;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.OAuthLogin;
import remotemcp.client.oauth.grant.BrowserLogin;
import remotemcp.client.oauth.grant.DeviceDisplay;
import remotemcp.client.oauth.grant.DeviceLogin;
import remotemcp.client.oauth.grant.TokenSource;
import remotemcp.client.oauth.registration.ClientProfile;
import remotemcp.client.oauth.store.LoginSummary;
import remotemcp.demo.Demo;
import remotemcp.jvm.client.JvmWorld;
import remotemcp.jvm.login.BrowserCommand;
import remotemcp.jvm.login.JvmLogins;
import remotemcp.protocol.RpcException;

/// Signs the person in at a server and keeps the login, for the commands and hosts that use it later without anybody in front of them.
public final class SignIn implements Command {
    private static final Options OPTIONS = new Options()
        .addOption(
            Command.flag("no-browser", "Open no browser here: sign in with one on another machine and paste the address at which it ends"))
        .addOption(Command.flag("device-code", "Sign in by a code that is entered on another device, where the server has that"))
        .addOption(Command.option("client-id", "ID", "The client registered at the server by hand"))
        .addOption(
            Command.option("issuer", "URL", "The only authorization server to sign in at (with --client-id: that of the first login)"))
        .addOption(Command.option("scope", "SCOPES", "Ask for these scopes, whatever the server says"));

    @Override
    public String words() {
        return "login";
    }

    @Override
    public String operands() {
        return "URL";
    }

    @Override
    public String summary() {
        return "Sign in at a server, for bridge, inspect and doctor to use; also over SSH, with a browser on another machine";
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
        String url = CommandArguments.operand(given, this);
        try {
            OAuthLogin login = OAuthLogin.at(url, profile(given), source(given, streams), JvmLogins.store(), JvmLogins.platform(url));
            try (
                McpClient client = McpClient.connect(url).on(JvmWorld.open()).named("remote-mcp", Demo.VERSION).credentials(login).open()) {
                client.tools();
            }
        } catch (LoginException e) {
            throw new CommandFailure("cannot sign in: " + e.getMessage(), ExitCode.UNAUTHORIZED);
        } catch (ClientException e) {
            throw new CommandFailure(e.getMessage(),
                e.kind() == ClientException.Kind.UNAUTHORIZED ? ExitCode.UNAUTHORIZED : ExitCode.UNREACHABLE);
        } catch (RpcException e) {
            // It answers, so it let us in.
            streams.err().println("The server's tools cannot be listed: " + Terminal.line(e.getMessage(), 200));
        }
        streams.out()
            .println(
                JvmLogins.store().find(url).map(LoginSummary::in).filter(kept -> !kept.isEmpty()).map(kept -> told(url, kept.getFirst()))
                    .orElse(url + " asks for no login."));
    }

    private static String told(String url, LoginSummary login) {
        String scopes = login.scopes().isEmpty() ? "" : " (" + Terminal.line(String.join(" ", login.scopes()), 200) + ")";
        return "Signed in to " + url + " at " + Terminal.line(login.issuer(), 200) + scopes + ". remote-mcp logout " + url + " ends it.";
    }

    private static ClientProfile profile(CommandLine given) {
        ClientProfile profile = ClientProfile.named("remote-mcp");
        if (given.hasOption("client-id")) {
            profile = profile.registered(new ClientProfile.Given(given.getOptionValue("client-id"), Optional.empty(), Optional.empty()));
        }
        if (given.hasOption("issuer")) {
            profile = profile.onlyAt(given.getOptionValue("issuer"));
        }
        return given.hasOption("scope") ? profile.asking(List.of(given.getOptionValue("scope").strip().split("\\s+"))) : profile;
    }

    private static TokenSource source(CommandLine given, StandardStreams streams) {
        return given.hasOption("device-code") ? new DeviceLogin(new Shown(streams))
            : new BrowserLogin(
                JvmLogins.terminal(streams.err()::println, streams.in(), given.hasOption("no-browser") || !BrowserCommand.isInSight()));
    }

    /// Shows what to do on the other device.
    private record Shown(StandardStreams streams) implements DeviceDisplay {

        @Override
        public void show(String address, String code, Optional<String> direct) {
            streams.err().println(
                "Open " + address + " on any device and enter the code " + code + direct.map(url -> ", or open " + url).orElse(""));
        }

        @Override
        public void pause(int seconds) {
            try {
                Thread.sleep(1000L * seconds);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
