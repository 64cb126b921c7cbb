package remotemcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// How leniently JSON-RPC messages are read.
class RpcMessageTest {
    private static RpcMessage read(String members) {
        return RpcMessage.from(Json.parse("{\"jsonrpc\":\"2.0\"," + members + "}"));
    }

    @Test
    void params_of_null_are_none() {
        assertThat(read("\"id\":1,\"method\":\"ping\",\"params\":null")).isEqualTo(new RpcRequest(Json.of(1), "ping", JsonObject.empty()));
        assertThat(read("\"method\":\"notifications/initialized\",\"params\":null"))
            .isEqualTo(new RpcNotification("notifications/initialized", JsonObject.empty()));
        for (String params : List.of("[]", "1", "\"\"", "false")) {
            assertThatThrownBy(() -> read("\"id\":1,\"method\":\"ping\",\"params\":" + params)).isInstanceOf(RpcException.class);
        }
    }

    @Test
    void an_answer_is_to_the_request_whose_number_its_id_has_however_it_is_written() {
        for (String id : List.of("12", "12.0", "1.2e1", "120e-1")) {
            assertThat(read("\"id\":" + id + ",\"result\":{}")).isEqualTo(new RpcResponse(Json.of(12), JsonObject.empty()));
            assertThat(((RpcFailure) read("\"id\":" + id + ",\"error\":{\"code\":-1,\"message\":\"no\"}")).id())
                .isEqualTo(Optional.of(Json.of(12)));
        }
        assertThat(((RpcResponse) read("\"id\":\"12.0\",\"result\":{}")).id()).isEqualTo(Json.of("12.0"));
    }

    /// A request's id is given back as it came.
    @Test
    void the_id_of_a_request_stays_as_it_is_written() {
        assertThat(((RpcRequest) read("\"id\":1.0,\"method\":\"ping\"")).id().text()).isEqualTo("1.0");
    }

    @Test
    void an_error_of_null_beside_a_result_is_none() {
        assertThat(read("\"id\":1,\"result\":{},\"error\":null")).isEqualTo(new RpcResponse(Json.of(1), JsonObject.empty()));
    }
}
