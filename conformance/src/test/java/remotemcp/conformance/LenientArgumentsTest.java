package remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.client.CallOptions;
import remotemcp.client.CallResult;
import remotemcp.client.McpClient;
import remotemcp.client.Patience;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.jvm.client.JvmWorld;
import remotemcp.protocol.RpcException;

/// Arguments as hosts and models send them, at every revision, each over its own transport. Single quotes stand for double ones.
@Timeout(120)
class LenientArgumentsTest {
    private static RunningFixtures server;

    @BeforeAll
    static void start() {
        server = RunningFixtures.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"})
    void what_hosts_add_and_models_write_as_text_fails_no_call(String revision) {
        try (McpClient client = client(revision)) {
            assertThat(said(client, "test_arguments",
                "{'name':'42','count':'7','really':'true','labels':'a','wait_for_previous':true,'task_progress':'- [ ] x'}"))
                .isEqualTo("{'name':'42','count':7,'really':true,'labels':['a']}");
            assertThat(said(client, "test_arguments", "{'name':'x','count':null}")).isEqualTo("{'name':'x','count':null}");
            assertThat(said(client, "json_schema_2020_12_tool",
                "{'name':'Ada','phone':'1','address':{'street':'a','city':null},'wait_for_previous':true,'contactMethod':'phone'}"))
                .isEqualTo("{'name':'Ada','phone':'1','address':{'street':'a'},'contactMethod':'phone'}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"})
    void what_could_mean_two_things_is_refused_in_words(String revision) {
        try (McpClient client = client(revision)) {
            assertThat(said(client, "test_arguments", "{'name':'x','count':'many'}"))
                .isEqualTo("Wrong arguments: count must be a whole number from 0 to 100, not the text 'many'.");
            assertThat(said(client, "test_arguments", "{'nmae':'x'}")).isEqualTo(
                "Wrong arguments: name is missing, it must be a text; there is no argument nmae, only name, count, really, labels.");
            assertThat(said(client, "test_strict_arguments", "{'name':'x','wait_for_previous':true}"))
                .isEqualTo("Wrong arguments: there is no argument wait_for_previous, only name, count, really, labels.");
            assertThat(said(client, "test_strict_arguments", "{'name':'x','count':'7'}"))
                .isEqualTo("Wrong arguments: count must be a whole number from 0 to 100, not the text '7'.");
            assertThat(said(client, "json_schema_2020_12_tool", "{'wait_for_previous':true}")).startsWith("Wrong arguments: ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"})
    void all_arguments_may_be_absent_null_or_the_text_of_an_object(String revision) {
        try (McpClient client = client(revision)) {
            assertThat(whole(client, "tools/call", "test_arguments", Json.of("{\"name\":\"x\",\"count\":\"7\"}")))
                .contains("{\\\"name\\\":\\\"x\\\",\\\"count\\\":7}");
            for (String none : new String[]{"null", "[]", "''"}) {
                assertThat(whole(client, "tools/call", "test_simple_text", json(none))).contains("simple text response");
                assertThat(whole(client, "prompts/get", "test_simple_prompt", json(none))).contains("simple prompt");
            }
            assertThat(whole(client, "prompts/get", "test_prompt_with_arguments", json("{'arg1':'a','arg2':'b','extra':1}")))
                .contains("arg2='b'");
            assertThat(catchThrowableOfType(RpcException.class, () -> whole(client, "tools/call", "test_simple_text", Json.of("x"))).code())
                .isEqualTo(-32602);
        }
    }

    private static McpClient client(String revision) {
        return revision.equals("2024-11-05")
            ? McpClient.connect(server.base() + "/sse").on(JvmWorld.open()).onlySse().revision(revision).open()
            : McpClient.connect(server.base() + "/mcp").on(JvmWorld.open()).revision(revision).open();
    }

    private static String said(McpClient client, String tool, String arguments) {
        CallResult result = client.call(tool, json(arguments).asObject().orElseThrow());
        return result.text().replace('"', '\'');
    }

    private static String whole(McpClient client, String method, String name, Json arguments) {
        return client
            .request(method, JsonObject.builder().put("name", name).put("arguments", arguments).build(), CallOptions.with(Patience.usual()))
            .text();
    }

    private static Json json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }
}
