package remotemcp.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.mcp.Answer;
import remotemcp.mcp.RequestContext;
import remotemcp.mcp.tools.Tools;
import remotemcp.protocol.RpcRequest;

class ArithmeticTest {

    @ParameterizedTest
    @CsvSource({"40,2,42", "0.1,0.2,0.3", "1.50,1.5,3", "-1,1,0", "-0.0,0,0", "9007199254740993,1,9007199254740994", "1e2,1,101",
        "1E+2,-0.5,99.5",
        "12345678901234567890123456789,1,12345678901234567890123456790", "1e20,1e-5,100000000000000000000.00001", "100,0,100"})
    void sums_are_exact(String a, String b, String sum) {
        assertThat(add(a, b).text()).startsWith("{\"resultType\":\"complete\",\"content\":[{\"type\":\"text\",\"text\":\"" + sum
            + "\"}],\"structuredContent\":{\"sum\":" + sum + "}");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"1e999999999", "-1e999999999", "1e-999999999", "1e309", "1e-309", "1e99999999999999999999", "1e-99999999999999999999"})
    void numbers_beyond_measure_are_refused_at_once(String huge) {
        assertThat(add(huge, "1").bool("isError")).contains(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"forty\"", "\"\"", "[40]", "true", "{}"})
    void what_is_not_a_number_is_told_so(String wrong) {
        assertThat(add(wrong, "2").text()).contains("a must be a number").contains("\"isError\":true");
    }

    @Test
    void a_number_sent_as_text_is_added_and_null_is_a_missing_one() {
        assertThat(add("\"40\"", "2").text()).contains("\"structuredContent\":{\"sum\":42}");
        assertThat(add("null", "2").text()).contains("a is missing, it must be a number").contains("\"isError\":true");
    }

    @Test
    void the_sum_is_answered_on_the_event_loop() {
        assertThat(Tools.of(Demo.server()).all()).hasSize(1);
        assertThat(Demo.server().answer(request("1", "1"), RequestContext.anonymous())).isInstanceOf(Answer.Now.class);
    }

    private static JsonObject add(String a, String b) {
        return ((Answer.Now) Demo.server().answer(request(a, b), RequestContext.anonymous())).result();
    }

    private static RpcRequest request(String a, String b) {
        var arguments = Json.parse("{\"a\":" + a + ",\"b\":" + b + "}");
        return new RpcRequest(Json.of(1), "tools/call", JsonObject.builder().put("name", "add").put("arguments", arguments).build());
    }
}
