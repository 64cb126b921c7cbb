package remotemcp.cli.serve;

import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import remotemcp.cli.command.Command;
import remotemcp.cli.command.CommandArguments;
import remotemcp.cli.command.CommandFailure;
import remotemcp.cli.command.StandardStreams;
import remotemcp.cli.command.UsageException;
import remotemcp.identity.Account;
import remotemcp.identity.Accounts;
import remotemcp.identity.EmailAddress;
import remotemcp.identity.PasswordRule;
import remotemcp.jvm.JvmPlatform;

/// Makes an account. The server may be running or not: both use the same store.
public final class UserAdd implements Command {
    private static final Options OPTIONS = new Options()
        .addOption(Command.flag("password-stdin", "Take the password from the first line of standard input instead of asking for it"))
        .addOption(Command.flag("admin", "Make the account an administrator's"))
        .addOption(Command.option("data", "DIR", "The folder of the store and the server's key (./data)"));

    @Override
    public String words() {
        return "user add";
    }

    @Override
    public String operands() {
        return "EMAIL";
    }

    @Override
    public String summary() {
        return "Make an account that can log in on the login page";
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
        String written = CommandArguments.operand(given, this);
        EmailAddress email = EmailAddress.read(written).orElseThrow(() -> new UsageException(this, "not an e-mail address: " + written));
        String password = given.hasOption("password-stdin") ? PasswordInput.from(streams.in()) : PasswordInput.fromTerminal();
        PasswordRule.brokenBy(password, email).ifPresent(rule -> {
            throw new CommandFailure(rule.words());
        });
        try (JvmPlatform world = JvmPlatform.open(Serve.settings(given))) {
            Optional<Account> made = new Accounts(world.platform()).create(email, password, given.hasOption("admin"));
            Account account = made.orElseThrow(() -> new CommandFailure(email.text() + " has an account already"));
            streams.out().println("Made the account " + account.email().text() + (account.administrator() ? ", an administrator." : "."));
        }
    }
}
