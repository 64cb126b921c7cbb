package remotemcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NodeToolsTest {
    private final NodeTools tools = NodeTools.required();

    @Test
    void node_is_new_enough_for_the_inspector() throws Exception {
        var version = output(List.of(tools.node().toString(), "-p", "process.versions.node"));
        assertThat(Integer.parseInt(version.substring(0, version.indexOf('.')))).isGreaterThanOrEqualTo(22);
    }

    @Test
    void programs_of_npm_packages_start() throws Exception {
        assertThat(output(tools.command("wrangler", "wrangler", "--version"))).contains("4.");
        assertThat(output(tools.command("@modelcontextprotocol/conformance", "conformance", "--version"))).contains("0.2.0-alpha");
        assertThat(output(tools.command("esbuild", "esbuild", "--version"))).startsWith("0.");
    }

    @Test
    void workerd_runs_without_install_scripts() throws Exception {
        assertThat(output(List.of(tools.workerd().toString(), "--version"))).startsWith("workerd ");
    }

    @Test
    void the_browser_draws_a_page() throws Exception {
        var script = """
            const {chromium} = require('playwright-core');
            (async () => {
              const browser = await chromium.launch({executablePath: process.argv[1], args: ['--no-sandbox']});
              const page = await browser.newPage();
              await page.setContent('<h1>6 * 7</h1>');
              console.log(await page.textContent('h1'));
              await browser.close();
            })();
            """;
        assertThat(output(List.of(tools.node().toString(), "-e", script, tools.chromium().toString()))).isEqualTo("6 * 7");
    }

    private String output(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).directory(tools.folder().toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }
}
