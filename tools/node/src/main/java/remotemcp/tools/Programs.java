package remotemcp.tools;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// Looks programs up on the PATH of this process, as a shell would.
final class Programs {
    private Programs() {}

    static Optional<Path> onPath(String... names) {
        return Stream.of(names).flatMap(Programs::candidates).filter(Files::isExecutable).findFirst();
    }

    private static Stream<Path> candidates(String name) {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator)).filter(entry -> !entry.isBlank()).map(entry -> Path.of(entry, name));
    }
}
