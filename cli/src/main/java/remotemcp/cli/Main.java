package remotemcp.cli;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.util.List;
import java.util.Optional;
import remotemcp.cli.bridge.RunBridge;
import remotemcp.cli.command.Command;
import remotemcp.cli.command.CommandArguments;
import remotemcp.cli.command.CommandFailure;
import remotemcp.cli.command.Help;
import remotemcp.cli.command.StandardStreams;
import remotemcp.cli.command.Terminal;
import remotemcp.cli.command.UsageException;
import remotemcp.cli.connect.Connect;
import remotemcp.cli.connect.ConnectBundle;
import remotemcp.cli.connect.ConnectRegistry;
import remotemcp.cli.doctor.Examine;
import remotemcp.cli.init.Init;
import remotemcp.cli.inspect.Inspect;
import remotemcp.cli.login.Logins;
import remotemcp.cli.login.SignIn;
import remotemcp.cli.login.SignOut;
import remotemcp.cli.serve.Serve;
import remotemcp.cli.serve.UserAdd;
import remotemcp.cli.serve.UserChange;
import remotemcp.cli.serve.UserPassword;
import remotemcp.demo.Demo;
import remotemcp.jvm.StoreException;
import remotemcp.platform.StoreUnavailableException;
import remotemcp.settings.Nearest;
import remotemcp.settings.SettingsException;

/// The command line. Exit codes are those of `ExitCode`. Only our own bugs show a stack.
public final class Main {
    /// Made when they are looked through: the bridge starts without the others' libraries, and sooner.
    private static final class Commands {
        private static final List<Command> ALL =
            List.of(new Serve(), new UserAdd(), new UserPassword(), UserChange.disable(), UserChange.enable(), UserChange.remove(),
                new ConnectBundle(), new ConnectRegistry(), new Connect(), new Inspect(), new Examine(),
                new RunBridge(), new SignIn(), new SignOut(), new Logins(), new Init());
    }

    private Main() {
    }

    /// A server goes on after this method has returned; it ends the process when it is asked to stop.
    public static void main(String[] args) {
        int code = run(List.of(args), StandardStreams.standard());
        if (code != 0) {
            System.exit(code);
        }
    }

    static int run(List<String> words, StandardStreams streams) {
        PrintStream err = streams.err();
        try {
            answer(words, streams);
            return 0;
        } catch (UsageException e) {
            err.println("remote-mcp: " + Terminal.safe(e.getMessage()));
            err.println("Try: " + e.help());
            return 2;
        } catch (SettingsException e) {
            err.println("remote-mcp: " + Terminal.safe(e.getMessage()));
            return 2;
        } catch (CommandFailure e) {
            err.println("remote-mcp: " + Terminal.safe(e.getMessage()));
            return e.code().number();
        } catch (StoreException | StoreUnavailableException e) {
            err.println("remote-mcp: " + Terminal.safe(e.getMessage()));
        } catch (UncheckedIOException e) {
            err.println(
                "remote-mcp: " + (e.getCause() instanceof BindException bind ? occupied(bind) : Terminal.safe(e.getCause().toString())));
        } catch (RuntimeException e) {
            err.println("remote-mcp: this is a bug of ours, please report it with what follows");
            e.printStackTrace(err);
        }
        return 1;
    }

    private static void answer(List<String> words, StandardStreams streams) {
        String first = words.isEmpty() ? "--help" : words.getFirst();
        Optional<Command> command =
            first.equals("bridge") ? Optional.of(new RunBridge()) : Commands.ALL.stream().filter(each -> isCalled(each, words)).findFirst();
        if (command.isPresent()) {
            List<String> rest = words.subList(length(command.get()), words.size());
            if (rest.contains("--help") || rest.contains("-h")) {
                streams.out().print(Help.of(command.get()));
            } else {
                command.get().run(CommandArguments.read(rest, command.get()), streams);
            }
        } else if (List.of("--help", "-h", "help").contains(first)) {
            streams.out().print(Help.of(Commands.ALL));
        } else if (first.equals("--version") || first.equals("-V")) {
            streams.out().println("remote-mcp " + Demo.VERSION);
        } else {
            throw unknown(words);
        }
    }

    private static boolean isCalled(Command command, List<String> words) {
        int length = length(command);
        return words.size() >= length && String.join(" ", words.subList(0, length)).equals(command.words());
    }

    private static int length(Command command) {
        return command.words().split(" ").length;
    }

    private static UsageException unknown(List<String> words) {
        String written = String.join(" ", words.stream().takeWhile(word -> !word.startsWith("-")).limit(2).toList());
        String nearest = Nearest.to(written, Commands.ALL.stream().map(Command::words).toList());
        return new UsageException(
            "there is no command " + (written.isEmpty() ? words.getFirst() : written) + "; did you mean remote-mcp " + nearest + "?");
    }

    private static String occupied(BindException bind) {
        String address = bind.getMessage().substring(0, bind.getMessage().indexOf(": "));
        return address + (bind.getMessage().contains("in use") ? ", another program does: stop it, or choose another port with --port"
            : ", the system refuses: choose another address or port");
    }
}
