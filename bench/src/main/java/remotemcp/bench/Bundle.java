package remotemcp.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `wrangler deploy` would upload of one worker, minified.
///
/// @param script the one module it was put into
/// @param kib its size
/// @param gzipKib its size as it is sent, which Cloudflare's limits count
record Bundle(Path script, double kib, double gzipKib) {
    private static final Pattern UPLOAD = Pattern.compile("Total Upload: ([0-9.]+) KiB / gzip: ([0-9.]+) KiB");

    /// @param folder where wrangler runs, and finds its configuration if there is one
    /// @param out a folder for the bundle, made anew
    /// @param more arguments of wrangler
    static Bundle make(Node node, Path folder, Path out, String... more) throws IOException, InterruptedException {
        Files.createDirectories(out);
        var arguments = new ArrayList<>(List.of("deploy", "--dry-run", "--minify", "--outdir", out.toString()));
        arguments.addAll(List.of(more));
        var builder =
            new ProcessBuilder(node.program("wrangler/bin/wrangler.js", arguments)).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("WRANGLER_SEND_METRICS", "false");
        builder.environment().put("WRANGLER_LOG_PATH", out.resolve("log").toString());
        Process wrangler = builder.redirectOutput(out.resolve("said").toFile()).start();
        wrangler.waitFor(3, TimeUnit.MINUTES);
        String said = Files.readString(out.resolve("said"));
        Matcher upload = UPLOAD.matcher(said);
        if (!upload.find()) {
            throw new IOException("wrangler in " + folder + " made no bundle: " + said);
        }
        return new Bundle(script(out), Double.parseDouble(upload.group(1)), Double.parseDouble(upload.group(2)));
    }

    private static Path script(Path out) throws IOException {
        try (var files = Files.list(out)) {
            return files.filter(file -> file.toString().endsWith(".js")).findFirst().orElseThrow();
        }
    }
}
