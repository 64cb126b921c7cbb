package remotemcp.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import remotemcp.blackbox.Person;
import remotemcp.blackbox.Target;
import remotemcp.tools.NodeTools;

/// The official TypeScript SDK clients, both generations, with their own OAuth code.
class TypeScriptSdkTest {
    private final NodeTools tools = NodeTools.required();
    private final Target target = Target.current();

    @TempDir Path home;

    @ParameterizedTest
    @CsvSource({"v1,http,/mcp,legacy", "v1,sse,/sse,legacy", "v2,http,/mcp,legacy", "v2,http,/mcp,auto", "v2,http,/mcp,2026-07-28",
        "v2,sse,/sse,legacy"})
    void it_signs_in_lists_adds_and_refreshes(String version, String transport, String path, String era) {
        List<String> command = List.of(tools.node().toString(), InspectorTest.script("sdk-client.mjs").toString(), version, transport,
            target.base() + path, era);
        try (ClientProcess client = ClientProcess.start(tools, home, command, Map.of("TOOLS", tools.folder().toString()))) {
            String url = client.await(line -> line.startsWith("authorize: ")).substring("authorize: ".length());
            client.writeLine(new Person(target).allow(URI.create(url)).toString());
            assertThat(client.exitCode()).as(client.everything()).isZero();
            assertThat(client.output()).contains("signed in sum: 42").contains("refreshed sum: 42");
        }
    }
}
