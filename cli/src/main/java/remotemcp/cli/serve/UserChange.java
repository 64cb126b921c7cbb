package remotemcp.cli.serve;

import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import remotemcp.auth.Users;
import remotemcp.cli.command.Command;
import remotemcp.cli.command.CommandArguments;
import remotemcp.cli.command.CommandFailure;
import remotemcp.cli.command.StandardStreams;
import remotemcp.cli.command.UsageException;
import remotemcp.identity.Account;
import remotemcp.identity.EmailAddress;
import remotemcp.jvm.JvmPlatform;

/// Takes an account away from its person, or gives it back. The server may be running or not: both use the same store.
///
/// @param words what calls it
/// @param done what is said afterwards, after the address
public record UserChange(String words, String summary, String done, BiFunction<Users, EmailAddress, Optional<Account>> change)
    implements
        Command {
    /// A running server is not told: it looks into the store.
    static final String ENDS = "Signed-in browsers are out at once. A running server ends connected apps, with their streams and calls, "
        + "within revocation-seconds.";
    static final Options OPTIONS = new Options()
        .addOption(Command.option("data", "DIR", "The folder of the store and the server's key (./data)"));

    public static UserChange remove() {
        return new UserChange("user remove", "Remove an account; browsers and apps that use it lose their access", "is removed.",
            Users::remove);
    }

    public static UserChange disable() {
        return new UserChange("user disable",
            "Let nobody use an account until it is enabled; browsers and apps that use it lose their access",
            "is disabled: nobody can sign in with it.", Users::disable);
    }

    public static UserChange enable() {
        return new UserChange("user enable", "Let a disabled account sign in again; apps have to be connected again",
            "may sign in again.", Users::enable);
    }

    static EmailAddress email(CommandLine given, Command command) {
        String written = CommandArguments.operand(given, command);
        return EmailAddress.read(written).orElseThrow(() -> new UsageException(command, "not an e-mail address: " + written));
    }

    static CommandFailure unknown(EmailAddress email) {
        return new CommandFailure("nobody has an account with the address " + email.text());
    }

    @Override
    public String operands() {
        return "EMAIL";
    }

    @Override
    public Options options() {
        return OPTIONS;
    }

    @Override
    public String note() {
        return words.equals("user enable") ? SETTINGS_NOTE : ENDS + "\n\n" + SETTINGS_NOTE;
    }

    @Override
    public void run(CommandLine given, StandardStreams streams) {
        EmailAddress email = email(given, this);
        try (JvmPlatform world = JvmPlatform.open(Serve.settings(given))) {
            change.apply(new Users(world.platform()), email).orElseThrow(() -> unknown(email));
            streams.out().println("The account " + email.text() + " " + done);
        }
    }
}
