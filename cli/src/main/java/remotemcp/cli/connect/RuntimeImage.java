package remotemcp.cli.connect;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import remotemcp.cli.command.CommandFailure;

/// The part of this JDK that the bridge needs, as a folder that runs by itself on this operating system.
record RuntimeImage(Path folder) {
    /// The HTTP client, TLS, and the login's loopback listener with what they need.
    private static final String MODULES = "java.base,java.net.http,java.logging,jdk.crypto.ec,jdk.httpserver,jdk.net";

    /// Makes it; takes a few seconds.
    ///
    /// @throws Refusal when this is no whole JDK
    static RuntimeImage link(Path folder) {
        ToolProvider jlink = ToolProvider.findFirst("jlink")
            .orElseThrow(() -> new CommandFailure("a bundle is made by a whole JDK, with jlink; this one has none"));
        var said = new StringWriter();
        int code = jlink.run(new PrintWriter(said), new PrintWriter(said), arguments(folder).toArray(String[]::new));
        if (code != 0) {
            throw new CommandFailure("jlink could not make a runtime: " + said.toString().strip());
        }
        var image = new RuntimeImage(folder);
        image.archiveClasses();
        return image;
    }

    private static List<String> arguments(Path folder) {
        return List.of("--add-modules", MODULES, "--output", folder.toString(), "--strip-debug", "--no-header-files", "--no-man-pages");
    }

    /// The archive of the JDK's own classes, which halves the start. It belongs to this very image; without it the image still runs.
    private void archiveClasses() {
        try {
            var dump = new ProcessBuilder(folder.resolve("bin").resolve("java").toString(), "-Xshare:dump").redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            dump.waitFor();
        } catch (IOException unmade) {
            // Slower, no worse.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
