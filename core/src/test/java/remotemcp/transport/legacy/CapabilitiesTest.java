package remotemcp.transport.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// What of a client's declaration a session keeps.
class CapabilitiesTest {

    @Test
    void capabilities_come_back_as_they_were_declared() {
        JsonObject declared = object("""
            {"roots":{"listChanged":true},"sampling":{"tools":{}},"elicitation":{"form":{},"url":{}}}""");
        assertThat(Capabilities.of(declared).toJson()).isEqualTo(declared);
        assertThat(Capabilities.of(object("{\"roots\":{\"listChanged\":false},\"experimental\":{\"x\":{}}}")).toJson())
            .isEqualTo(object("{\"roots\":{}}"));
    }

    private static JsonObject object(String text) {
        return Json.parse(text).asObject().orElseThrow();
    }
}
