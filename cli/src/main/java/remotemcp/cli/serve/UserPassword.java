package remotemcp.cli.serve;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import remotemcp.auth.Users;
import remotemcp.cli.command.Command;
import remotemcp.cli.command.CommandFailure;
import remotemcp.cli.command.StandardStreams;
import remotemcp.identity.EmailAddress;
import remotemcp.identity.PasswordRule;
import remotemcp.jvm.JvmPlatform;

/// Gives an account another password, and ends all that was given out under the one before. The server may be running or not: both use
/// the same store.
public final class UserPassword implements Command {
    private static final Options OPTIONS = new Options()
        .addOption(Command.flag("password-stdin", "Take the password from the first line of standard input instead of asking for it"))
        .addOption(Command.option("data", "DIR", "The folder of the store and the server's key (./data)"));

    @Override
    public String words() {
        return "user password";
    }

    @Override
    public String operands() {
        return "EMAIL";
    }

    @Override
    public String summary() {
        return "Give an account another password; browsers and apps that use it lose their access";
    }

    @Override
    public Options options() {
        return OPTIONS;
    }

    @Override
    public String note() {
        return UserChange.ENDS + "\n\n" + SETTINGS_NOTE;
    }

    @Override
    public void run(CommandLine given, StandardStreams streams) {
        EmailAddress email = UserChange.email(given, this);
        String password = given.hasOption("password-stdin") ? PasswordInput.from(streams.in()) : PasswordInput.fromTerminal();
        PasswordRule.brokenBy(password, email).ifPresent(rule -> {
            throw new CommandFailure(rule.words());
        });
        try (JvmPlatform world = JvmPlatform.open(Serve.settings(given))) {
            new Users(world.platform()).changePassword(email, password).orElseThrow(() -> UserChange.unknown(email));
            streams.out().println("The account " + email.text() + " has another password. Browsers and apps have to sign in again.");
        }
    }
}
