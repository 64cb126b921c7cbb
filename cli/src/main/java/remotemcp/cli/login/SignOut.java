package remotemcp.cli.login;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import remotemcp.cli.command.Command;
import remotemcp.cli.command.CommandArguments;
import remotemcp.cli.command.CommandFailure;
import remotemcp.cli.command.StandardStreams;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.OAuthLogin;
import remotemcp.client.oauth.grant.BrowserLogin;
import remotemcp.client.oauth.registration.ClientProfile;
import remotemcp.jvm.login.JvmLogins;

/// Ends a login that was kept: revokes its tokens where the server takes that, and forgets them.
public final class SignOut implements Command {
    private static final Options OPTIONS = new Options();

    @Override
    public String words() {
        return "logout";
    }

    @Override
    public String operands() {
        return "URL";
    }

    @Override
    public String summary() {
        return "End the login at a server: revoke its tokens, and forget them";
    }

    @Override
    public Options options() {
        return OPTIONS;
    }

    @Override
    public void run(CommandLine given, StandardStreams streams) {
        String url = CommandArguments.operand(given, this);
        if (JvmLogins.store().find(url).isEmpty()) {
            throw new CommandFailure("there is no login at " + url + "; remote-mcp logins lists those there are");
        }
        try {
            var browser = new BrowserLogin(JvmLogins.browser(streams.err()::println));
            OAuthLogin.at(url, ClientProfile.named("remote-mcp"), browser, JvmLogins.store(), JvmLogins.platform(url)).forget();
        } catch (LoginException e) {
            throw new CommandFailure("cannot sign out: " + e.getMessage());
        }
        streams.out().println("Signed out of " + url + ".");
    }
}
