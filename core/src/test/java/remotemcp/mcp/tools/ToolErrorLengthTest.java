package remotemcp.mcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// What a client sent is repeated to it in part at most.
class ToolErrorLengthTest {
    private static final int FEW = 3_000;
    private static final String LONG = "n".repeat(1_000_000);

    @Test
    void unknown_arguments_are_named_up_to_ten_and_then_counted() {
        var params = new Params();
        params.add("known", "", Kind.string());
        assertThat(complaint(params, many(95_000))).hasSizeLessThan(FEW)
            .contains("there is no argument a9,").doesNotContain("a10").contains("94990 more").endsWith("only known.");
        assertThat(complaint(params, JsonObject.of(LONG, LONG))).hasSizeLessThan(FEW);
        assertThat(complaint(params, JsonObject.of("known", Json.of(1)).with("b", Json.of(2)))).contains("no argument b, only known");
    }

    private static String complaint(Params params, JsonObject arguments) {
        return params.complaint(arguments, arguments, true).getMessage();
    }

    private static JsonObject many(int count) {
        var members = JsonObject.builder();
        for (int i = 0; i < count; i++) {
            members.put("a" + i, "x");
        }
        return members.build();
    }
}
