package remotemcp.connect;

import java.util.List;
import java.util.Optional;

/// How one host is connected to one server. A host has one of these ways or several; each does it alone.
///
/// @param file an entry in a file
/// @param command a line for the shell
/// @param link a URL that the host opens
/// @param steps what to do by hand, or what remains to be done after one of the others
public record Connection(Optional<ConfigFile> file, Optional<ShellCommand> command, Optional<String> link, List<String> steps) {

    static Connection steps(String... steps) {
        return new Connection(Optional.empty(), Optional.empty(), Optional.empty(), List.of(steps));
    }

    Connection file(ConfigFile value) {
        return new Connection(Optional.of(value), command, link, steps);
    }

    Connection command(String... words) {
        return new Connection(file, Optional.of(ShellCommand.of(words)), link, steps);
    }

    Connection link(String value) {
        return new Connection(file, command, Optional.of(value), steps);
    }
}
