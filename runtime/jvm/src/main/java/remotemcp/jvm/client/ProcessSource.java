package remotemcp.jvm.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import remotemcp.client.ClientException;
import remotemcp.client.wire.Deadline;
import remotemcp.client.wire.Duplex;

/// A server that runs as a child process and speaks on its standard streams (transports, stdio). The command is an argument list and
/// never goes through a shell.
///
/// @param environment variables added to ours
/// @param errors told each line that the server writes to standard error, and each that is no message, by threads of their own
public record ProcessSource(List<String> command, Map<String, String> environment, Optional<Path> folder,
    Consumer<String> errors) implements Duplex.Source {

    public ProcessSource {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    public static ProcessSource of(String... command) {
        return new ProcessSource(List.of(command), Map.of(), Optional.empty(), _ -> {});
    }

    @Override
    public Duplex open(Deadline deadline) {
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        folder.ifPresent(path -> builder.directory(path.toFile()));
        try {
            return new ProcessDuplex(builder.start(), errors);
        } catch (IOException e) {
            throw new ClientException(ClientException.Kind.UNREACHABLE, "The program " + command.getFirst() + " cannot be started");
        }
    }

    @Override
    public String name() {
        return "stdio";
    }
}
