package remotemcp.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "user", description = "Looks after the accounts of a server.", mixinStandardHelpOptions = true, subcommands = UserAdd.class,
    synopsisSubcommandLabel = "COMMAND")
final class User implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: user add EMAIL");
    }
}
