package remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.client.ListedPrompt;
import remotemcp.client.McpClient;
import remotemcp.json.JsonObject;
import remotemcp.jvm.client.JvmWorld;
import remotemcp.protocol.RpcException;

/// Prompts and completions through the public door, at every revision, each over its own transport.
@Timeout(300)
class PromptsTest {
    private static final JsonObject REFERENCE =
        JsonObject.builder().put("type", "ref/prompt").put("name", "test_prompt_with_arguments").build();
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
    void prompts_are_listed_and_said_at_every_revision(String revision) {
        try (McpClient client = client(revision)) {
            assertThat(client.peer().offers("prompts")).isTrue();
            assertThat(client.prompts()).extracting(ListedPrompt::name).contains("test_simple_prompt", "test_prompt_with_arguments");
            var arguments = JsonObject.builder().put("arg1", "one").put("arg2", "two").build();
            assertThat(text(client.prompt("test_prompt_with_arguments", arguments)))
                .isEqualTo("Prompt with arguments: arg1='one', arg2='two'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"})
    void arguments_are_completed_at_every_revision(String revision) {
        try (McpClient client = client(revision)) {
            assertThat(client.complete(REFERENCE, "arg1", "TEST")).containsExactly("testValue1", "testValue2");
            assertThat(client.complete(REFERENCE, "arg2", "x")).containsExactly("nothing and x");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"})
    void an_unknown_prompt_and_a_missing_argument_are_refused_in_words(String revision) {
        try (McpClient client = client(revision)) {
            refused(() -> client.prompt("nosuch", JsonObject.empty()), "Unknown prompt: nosuch");
            refused(() -> client.prompt("test_prompt_with_arguments", JsonObject.of("arg1", "one")), "Wrong arguments: arg2 is missing");
            refused(() -> client.complete(REFERENCE, "arg3", ""), "The prompt test_prompt_with_arguments has no argument arg3");
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-07-28, audio, resource_link, true", "2025-11-25, audio, resource_link, true",
        "2025-06-18, audio, resource_link, true",
        "2025-03-26, audio, text, false", "2024-11-05, text, text, false"})
    void each_revision_gets_the_content_it_knows(String revision, String first, String second, boolean titled) {
        try (McpClient client = client(revision)) {
            List<JsonObject> said = client.prompt("test_prompt_with_all_content", JsonObject.empty());
            assertThat(said).extracting(message -> message.object("content").orElseThrow().string("type").orElseThrow())
                .containsExactly(first, second);
            ListedPrompt listed =
                client.prompts().stream().filter(prompt -> prompt.name().equals("test_prompt_with_all_content")).findFirst().orElseThrow();
            assertThat(listed.json().has("title")).isEqualTo(titled);
        }
    }

    private static McpClient client(String revision) {
        return revision.equals("2024-11-05")
            ? McpClient.connect(server.base() + "/sse").on(JvmWorld.open()).onlySse().revision(revision).open()
            : McpClient.connect(server.base() + "/mcp").on(JvmWorld.open()).revision(revision).open();
    }

    private static void refused(Runnable request, String words) {
        assertThatThrownBy(request::run).isInstanceOfSatisfying(RpcException.class, error -> {
            assertThat(error.code()).isEqualTo(-32602);
            assertThat(error).hasMessageContaining(words);
        });
    }

    private static String text(List<JsonObject> messages) {
        return messages.getFirst().object("content").orElseThrow().string("text").orElseThrow();
    }
}
