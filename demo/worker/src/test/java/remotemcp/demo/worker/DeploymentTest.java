package remotemcp.demo.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.tools.NodeTools;

/// What `npx wrangler deploy` would upload.
class DeploymentTest {
    private static final Pattern UPLOAD = Pattern.compile("Total Upload: ([0-9.]+) KiB / gzip: ([0-9.]+) KiB");
    /// Cloudflare's limit on its free plan is 3 MiB.
    private static final double LARGEST_KIB = 390;

    @TempDir Path out;

    @Test
    void wrangler_would_deploy_it_as_it_is_and_the_bundle_is_small() throws Exception {
        var command = NodeTools.required().command("wrangler", "wrangler", "deploy", "--dry-run", "--outdir", out.toString());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("WRANGLER_SEND_METRICS", "false");
        builder.environment().put("WRANGLER_LOG_PATH", out.resolve("log").toString());
        var wrangler = builder.redirectOutput(out.resolve("said").toFile()).start();
        assertThat(wrangler.waitFor(5, TimeUnit.MINUTES)).isTrue();
        var said = Files.readString(out.resolve("said"), StandardCharsets.UTF_8);
        var upload = UPLOAD.matcher(said);
        assertThat(wrangler.exitValue()).as(said).isZero();
        assertThat(said).contains("RECORDS").doesNotContain("[WARNING]");
        assertThat(upload.find()).as(said).isTrue();
        System.out.println("the worker's bundle: " + upload.group(1) + " KiB, gzip " + upload.group(2) + " KiB");
        double size = Double.parseDouble(upload.group(2));
        assertThat(size).isLessThan(LARGEST_KIB).isCloseTo(told(), withinPercentage(10));
    }

    /// The size that the guide tells.
    private static double told() throws IOException {
        var line = Pattern.compile("about ([0-9]+) KiB gzip").matcher(Files.readString(Path.of("../../docs/guide/workers.md")));
        assertThat(line.find()).isTrue();
        return Double.parseDouble(line.group(1));
    }
}
