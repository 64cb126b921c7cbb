package remotemcp.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import remotemcp.demo.Demo;

/// The command line. Exit codes: 0 done, 1 it could not be done, 2 it was asked for wrongly.
@Command(name = "remote-mcp", description = "A remote MCP server.", mixinStandardHelpOptions = true, versionProvider = Main.Version.class,
    subcommands = {Serve.class, User.class, HelpCommand.class}, synopsisSubcommandLabel = "COMMAND")
public final class Main {
    private Main() {
    }

    /// A server goes on after this method has returned; it ends the process when it is asked to stop.
    public static void main(String[] args) {
        int code = commandLine().execute(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
            .setExecutionExceptionHandler(new Failures())
            .setParameterExceptionHandler(Failures::badUsage)
            .setUsageHelpWidth(100)
            .setUsageHelpLongOptionsMaxWidth(40);
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"remote-mcp " + Demo.VERSION};
        }
    }
}
