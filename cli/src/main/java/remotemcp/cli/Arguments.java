package remotemcp.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import remotemcp.jvm.settings.Nearest;

/// What was written behind a command: options with their values, in any order, as `--port 1` or `--port=1`, and the rest. What
/// stands behind `--` is no option.
record Arguments(Map<String, String> options, List<String> operands) {

    /// @throws UsageException when there is no such option, a value is missing, or an option comes twice
    static Arguments read(List<String> words, Command command) {
        var options = new HashMap<String, String>();
        var operands = new ArrayList<String>();
        var rest = new ArrayDeque<>(words);
        while (!rest.isEmpty()) {
            String word = rest.remove();
            if (word.equals("--")) {
                operands.addAll(rest);
                rest.clear();
            } else if (word.startsWith("-")) {
                Option option = find(word, command);
                if (options.put(option.name(), value(option, word, rest, command)) != null) {
                    throw new UsageException(command, option.name() + " was given twice");
                }
            } else {
                operands.add(word);
            }
        }
        return new Arguments(options, operands);
    }

    private static String value(Option option, String word, Queue<String> rest, Command command) {
        boolean attached = word.length() > option.name().length();
        if (attached && !option.takesValue()) {
            throw new UsageException(command, option.name() + " takes no value");
        }
        if (attached) {
            return word.substring(option.name().length() + 1);
        }
        if (option.takesValue() && rest.isEmpty()) {
            throw new UsageException(command, option.name() + " needs a value: " + option.synopsis());
        }
        return option.takesValue() ? rest.remove() : "";
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(options.get(option));
    }

    /// The one operand that the command takes.
    String operand(Command command) {
        if (operands.size() != 1) {
            throw new UsageException(command, operands.isEmpty() ? command.operands() + " is missing" : "only one " + command.operands() + " can be given");
        }
        return operands.getFirst();
    }

    private static Option find(String word, Command command) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        List<Option> known = command.options();
        return known.stream().filter(option -> option.name().equals(name)).findFirst().orElseThrow(() -> new UsageException(command,
            "there is no option " + name + "; did you mean " + Nearest.to(name, known.stream().map(Option::name).toList()) + "?"));
    }
}
