package remotemcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.json.schema.JsonSchema;
import remotemcp.protocol.RpcException;

/// What a client sent is repeated to it in part at most.
class ErrorLengthTest {
    private static final int FEW = 3_000;
    private static final String LONG = "n".repeat(1_000_000);

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
}
