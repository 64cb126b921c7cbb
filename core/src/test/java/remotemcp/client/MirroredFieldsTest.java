package remotemcp.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.http.Headers;
import remotemcp.json.Json;
import remotemcp.json.JsonNull;
import remotemcp.json.JsonObject;

/// What of a request is mirrored in header fields (2026-07-28, streamable HTTP, Request Metadata).
class MirroredFieldsTest {

    @Test
    void arguments_are_found_at_their_exact_place_and_only_where_there_is_a_value() {
        var schema = Json.parse(
            """
            {"type":"object","properties":{"region":{"type":"string","x-mcp-header":"Region"},"deep":{"type":"object","properties":{
              "count":{"type":"integer","x-mcp-header":"Count"}}},"on":{"type":"boolean","x-mcp-header":"On"},"plain":{"type":"string"}}}""");
        var tool = new ListedTool("x", JsonObject.of("inputSchema", schema));
        var fields = MirroredFields.of(java.util.List.of(tool));
        var arguments = Json.parse("{\"region\":\"here\",\"deep\":{\"count\":42.0},\"on\":false,\"plain\":\"p\"}").asObject().orElseThrow();
        assertThat(fields.of("x", arguments).list()).extracting(Headers.Header::name, Headers.Header::value).containsExactly(
            org.assertj.core.groups.Tuple.tuple("Mcp-Param-Region", "here"), org.assertj.core.groups.Tuple.tuple("Mcp-Param-Count", "42"),
            org.assertj.core.groups.Tuple.tuple("Mcp-Param-On", "false"));
        assertThat(fields.of("x", JsonObject.of("region", JsonNull.NULL)).list()).isEmpty();
        assertThat(fields.of("other", arguments).list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools/call", "prompts/get"})
    void the_name_of_what_is_called_is_mirrored(String method) {
        assertThat(MirroredFields.standard(method, JsonObject.of("name", "née")).find("Mcp-Name")).hasValue("=?base64?bsOpZQ==?=");
        assertThat(MirroredFields.standard("resources/read", JsonObject.of("uri", "a:b")).find("Mcp-Name")).hasValue("a:b");
        assertThat(MirroredFields.standard("tools/list", JsonObject.empty()).find("Mcp-Name")).isEmpty();
    }
}
