package remotemcp.cli;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import remotemcp.identity.Account;
import remotemcp.identity.Accounts;
import remotemcp.identity.EmailAddress;
import remotemcp.identity.PasswordRule;
import remotemcp.jvm.JvmPlatform;

@Command(name = "add", mixinStandardHelpOptions = true,
    description = "Makes an account that can log in on the login page. The server may be running or not.")
final class UserAdd implements Runnable {
    @Mixin
    private Where where;

    @Parameters(paramLabel = "EMAIL", description = "The person's e-mail address.")
    private String email;

    @Option(names = "--password-stdin", description = "Take the password from the first line of standard input; without it, it is asked for.")
    private boolean passwordFromInput;

    @Option(names = "--admin", description = "Make the account an administrator's.")
    private boolean administrator;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        EmailAddress address = EmailAddress.read(email)
            .orElseThrow(() -> new ParameterException(spec.commandLine(), "not an e-mail address: " + email));
        String password = passwordFromInput ? PasswordInput.fromStandardInput() : PasswordInput.fromTerminal();
        PasswordRule.brokenBy(password, address).ifPresent(rule -> {
            throw new Refusal(rule.words());
        });
        try (JvmPlatform world = JvmPlatform.open(where.settings(Map.of()))) {
            Optional<Account> made = new Accounts(world.platform()).create(address, password, administrator);
            Account account = made.orElseThrow(() -> new Refusal(address.text() + " has an account already"));
            spec.commandLine().getOut().println("Made the account " + account.email().text() + (administrator ? ", an administrator." : "."));
        }
    }
}
