package remotemcp.cli;

import java.util.List;
import java.util.Optional;
import remotemcp.identity.Account;
import remotemcp.identity.Accounts;
import remotemcp.identity.EmailAddress;
import remotemcp.identity.PasswordRule;
import remotemcp.jvm.JvmPlatform;

/// Makes an account. The server may be running or not: both use the same store.
final class UserAdd implements Command {
    private static final List<Option> OPTIONS = List.of(
        Option.flag("--password-stdin", "Take the password from the first line of standard input instead of asking for it"),
        Option.flag("--admin", "Make the account an administrator's"),
        new Option("--data", "DIR", "The folder of the store and the server's key (./data)"));

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
    public List<Option> options() {
        return OPTIONS;
    }

    @Override
    public void run(Arguments given, Streams streams) {
        String written = given.operand(this);
        EmailAddress email = EmailAddress.read(written).orElseThrow(() -> new UsageException(this, "not an e-mail address: " + written));
        String password = given.has("--password-stdin") ? PasswordInput.from(streams.in()) : PasswordInput.fromTerminal();
        PasswordRule.brokenBy(password, email).ifPresent(rule -> {
            throw new Refusal(rule.words());
        });
        try (JvmPlatform world = JvmPlatform.open(Serve.settings(given))) {
            Optional<Account> made = new Accounts(world.platform()).create(email, password, given.has("--admin"));
            Account account = made.orElseThrow(() -> new Refusal(email.text() + " has an account already"));
            streams.out().println("Made the account " + account.email().text() + (account.administrator() ? ", an administrator." : "."));
        }
    }
}
