package remotemcp.cli.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import remotemcp.cli.command.Command;
import remotemcp.cli.command.CommandFailure;
import remotemcp.cli.command.UsageException;
import remotemcp.http.Headers;

/// The header fields that a person wants sent. Values may name variables of the environment, so that no secret stands on a command line, which other
/// users of the machine can read.
record HeaderFields(List<Headers.Header> list) {

    /// @throws UsageException when a field is none
    static HeaderFields of(CommandLine given, Command command) {
        var lines = new ArrayList<String>();
        if (given.hasOption("header-file")) {
            lines.addAll(lines(given.getOptionValue("header-file")));
        }
        lines.addAll(RunBridge.values(given, "header"));
        return new HeaderFields(lines.stream().map(line -> field(line, command)).toList());
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file)).stream().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailure("cannot read the header file " + file);
        }
    }

    private static Headers.Header field(String line, Command command) {
        int colon = line.indexOf(':');
        String name = colon < 1 ? "" : line.substring(0, colon).strip();
        if (!isToken(name)) {
            throw new UsageException(command, "a header field is written as \"Name: value\"");
        }
        String value = expanded(line.substring(colon + 1).strip(), command);
        if (value.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 127)) {
            throw new UsageException(command, "the header field " + name + " holds a control character");
        }
        return new Headers.Header(name, value);
    }

    private static boolean isToken(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c > ' ' && c < 127 && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0);
    }

    /// With what the environment holds instead of each `${NAME}`.
    static String expanded(String text, Command command) {
        var out = new StringBuilder();
        int at = 0;
        for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", at)) {
            int end = text.indexOf('}', start);
            if (end < 0) {
                break;
            }
            String name = text.substring(start + 2, end);
            String value = System.getenv(name);
            if (value == null) {
                throw new UsageException(command, "the environment has no variable " + name);
            }
            out.append(text, at, start).append(value);
            at = end + 1;
        }
        return out.append(text, at, text.length()).toString();
    }
}
