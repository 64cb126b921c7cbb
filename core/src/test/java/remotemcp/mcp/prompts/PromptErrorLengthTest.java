package remotemcp.mcp.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import remotemcp.json.JsonObject;
import remotemcp.platform.Log;

/// What a client sent is repeated to it in part at most.
class PromptErrorLengthTest {
    private static final int FEW = 3_000;

    @Test
    void unknown_arguments_of_a_prompt_are_named_up_to_ten_and_then_counted() {
        var arguments = new PromptArguments();
        arguments.add("needed", "an argument");
        assertThat(catchThrowable(() -> arguments.read(many(95_000), "p", Log.none())).getMessage()).hasSizeLessThan(FEW).contains("a9")
            .doesNotContain("a10").contains("94990 more");
    }

    private static JsonObject many(int count) {
        var members = JsonObject.builder();
        for (int i = 0; i < count; i++) {
            members.put("a" + i, "x");
        }
        return members.build();
    }
}
