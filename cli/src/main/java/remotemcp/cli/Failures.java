package remotemcp.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.BindException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import remotemcp.jvm.StoreException;
import remotemcp.jvm.settings.SettingsException;

/// Says in one line why a command could not be carried out, and what to do. Only our own bugs show a stack.
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        switch (failure) {
            case SettingsException settings -> err.println("remote-mcp: " + settings.getMessage());
            case StoreException store -> err.println("remote-mcp: " + store.getMessage());
            case Refusal refusal -> err.println("remote-mcp: " + refusal.getMessage());
            case UncheckedIOException io when io.getCause() instanceof BindException bind -> err.println("remote-mcp: " + occupied(bind));
            default -> {
                err.println("remote-mcp: this is a bug of ours, please report it with what follows");
                failure.printStackTrace(err);
            }
        }
        err.flush();
        return failure instanceof SettingsException ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }

    private static String occupied(BindException bind) {
        String address = bind.getMessage().substring(0, bind.getMessage().indexOf(": "));
        boolean inUse = bind.getMessage().contains("in use");
        return address + (inUse ? ", another program does: stop it, or choose another port with --port" : ", the system refuses: choose another address or port");
    }

    /// One line for a command line that is not one, and where to read on.
    static int badUsage(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("remote-mcp: " + failure.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
            err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        err.flush();
        return ExitCode.USAGE;
    }
}
