package remotemcp.cli.command;

import java.util.Collections;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import remotemcp.settings.Nearest;

/// Reads what was written behind a command. Commons CLI finds what is wrong; the words for it are ours, because they name the nearest
/// right ones.
public final class CommandArguments {
    private CommandArguments() {
    }

    /// @throws UsageException when there is no such option, a value is missing or too much, or an option comes twice
    public static CommandLine read(List<String> words, Command command) {
        // No guessing: an option that is written in part today may mean another one tomorrow, and a quoted value is the shell's business.
        DefaultParser parser = DefaultParser.builder().setAllowPartialMatching(false).setStripLeadingAndTrailingQuotes(false).get();
        try {
            CommandLine given = parser.parse(command.options(), words.toArray(String[]::new));
            refuseRepeated(List.of(given.getOptions()), command);
            return given;
        } catch (UnrecognizedOptionException e) {
            throw new UsageException(command, unknown(e.getOption(), command));
        } catch (MissingArgumentException e) {
            throw new UsageException(command,
                name(e.getOption()) + " needs a value: " + name(e.getOption()) + " " + e.getOption().getArgName());
        } catch (ParseException e) {
            throw new UsageException(command, e.getMessage());
        }
    }

    /// The one operand that the command takes.
    public static String operand(CommandLine given, Command command) {
        List<String> operands = given.getArgList();
        if (operands.size() != 1) {
            throw new UsageException(command,
                operands.isEmpty() ? command.operands() + " is missing" : "only one " + command.operands() + " can be given");
        }
        return operands.getFirst();
    }

    private static void refuseRepeated(List<Option> options, Command command) {
        options.stream().filter(option -> Collections.frequency(options, option) > 1 && !command.mayRepeat(option)).findFirst()
            .ifPresent(option -> {
                throw new UsageException(command, name(option) + " was given twice");
            });
    }

    private static String unknown(String word, Command command) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        List<String> known = command.options().getOptions().stream().map(CommandArguments::name).toList();
        return known.contains(name) ? name + " takes no value"
            : "there is no option " + name + "; did you mean " + Nearest.to(name, known) + "?";
    }

    private static String name(Option option) {
        return "--" + option.getLongOpt();
    }
}
