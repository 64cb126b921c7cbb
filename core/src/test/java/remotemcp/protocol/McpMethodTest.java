package remotemcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class McpMethodTest {

    @ParameterizedTest
    @CsvSource({"tools/call, name", "prompts/get, name", "resources/read, uri", "tasks/get, taskId", "tasks/update, taskId",
        "tasks/cancel, taskId"})
    void the_name_header_repeats_what_the_method_is_about(String method, String member) {
        assertThat(McpMethod.mirroredBy(method)).hasValue(member);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools/list", "server/discover", "initialize", "example/own", ""})
    void other_methods_have_no_name_header(String method) {
        assertThat(McpMethod.mirroredBy(method)).isEmpty();
    }

    @Test
    void every_row_has_a_name_of_its_own() {
        assertThat(McpMethod.values()).extracting(McpMethod::text).doesNotHaveDuplicates();
    }

    @Test
    void calls_prompts_and_resources_may_be_answered_with_a_question() {
        assertThat(McpMethod.mayAskBack("tools/call") && McpMethod.mayAskBack("prompts/get") && McpMethod.mayAskBack("resources/read"))
            .isTrue();
        assertThat(McpMethod.mayAskBack("tools/list") || McpMethod.mayAskBack("example/own")).isFalse();
    }

    @Test
    void lists_and_resources_may_be_kept() {
        assertThat(
            McpMethod.isCacheable("tools/list") && McpMethod.isCacheable("resources/read") && McpMethod.isCacheable("server/discover"))
            .isTrue();
        assertThat(McpMethod.isCacheable("tools/call") || McpMethod.isCacheable("example/own")).isFalse();
    }
}
