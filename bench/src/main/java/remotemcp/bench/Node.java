package remotemcp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The npm programs of `bench/workers`, as `npm install` has put them there.
///
/// @param folder `bench/workers` of this checkout
record Node(Path folder) {

    /// A command line for a script of an npm package.
    ///
    /// @param script below `node_modules`
    List<String> program(String script, List<String> arguments) throws IOException {
        var command =
            new ArrayList<>(List.of(binary("node-", "bin/node").toString(), folder.resolve("node_modules").resolve(script).toString()));
        command.addAll(arguments);
        return command;
    }

    /// Cloudflare's runtime itself.
    Path workerd() throws IOException {
        return binary("@cloudflare/workerd-", "bin/workerd");
    }

    /// npm installs such a package only where its system and processor are this machine's.
    private Path binary(String prefix, String program) throws IOException {
        Path modules = folder.resolve("node_modules").resolve(prefix.contains("/") ? prefix.substring(0, prefix.indexOf('/')) : "");
        try (var packages = Files.list(modules)) {
            return packages.filter(found -> found.toString().contains(prefix)).map(found -> found.resolve(program))
                .filter(Files::isExecutable)
                .findFirst().orElseThrow(() -> new IOException("no " + program + " of npm for this machine"));
        }
    }
}
