package remotemcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.json.schema.JsonSchema;
import remotemcp.platform.Log;
import remotemcp.protocol.RpcException;

/// What a client sent is repeated to it in part at most.
class ErrorLengthTest {
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

    @Test
    void unknown_arguments_of_a_prompt_are_named_up_to_ten_and_then_counted() {
        var arguments = new PromptArguments();
        arguments.add("needed", "an argument");
        assertThat(catchThrowable(() -> arguments.read(many(95_000), "p", Log.none())).getMessage()).hasSizeLessThan(FEW).contains("a9")
            .doesNotContain("a10").contains("94990 more");
    }

    @Test
    void methods_and_versions_are_repeated_in_part() {
        assertThat(RpcException.methodNotFound(LONG).getMessage()).hasSizeLessThan(FEW);
        assertThat(RpcException.unsupportedVersion(LONG, JsonArray.of()).details().orElseThrow().text()).hasSizeLessThan(FEW);
    }

    @Test
    void a_schema_repeats_names_and_its_own_words_in_part() {
        JsonSchema closed = JsonSchema.of(Json.parse("{\"additionalProperties\":false}").asObject().orElseThrow());
        JsonSchema patterned = JsonSchema
            .of(Json.parse("{\"additionalProperties\":false,\"patternProperties\":{\"^" + "b".repeat(900) + "\":true,\"^" + "c".repeat(900)
                + "\":true}}").asObject().orElseThrow());
        assertThat(patterned.check(JsonObject.of("a", "x"))).hasSize(1)
            .allSatisfy(violation -> assertThat(violation.toString()).hasSizeLessThan(FEW));
        var members = JsonObject.builder();
        for (int i = 0; i < 30; i++) {
            members.put(i + LONG.substring(0, 100_000), i);
        }
        assertThat(closed.check(members.build())).hasSize(20)
            .allSatisfy(violation -> assertThat(violation.toString()).hasSizeLessThan(FEW));
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
