package remotemcp.mcp;

import java.util.List;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.json.schema.JsonSchema;
import remotemcp.json.schema.SchemaViolation;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcRequest;

/// The arguments a tool takes: declared parameters, or a schema of its own.
record Arguments(Params params, Optional<JsonSchema> schema) {
    private static final Object[] NONE = {};

    /// The values of the declared parameters.
    ///
    /// @throws ToolException when an argument is wrong: the model can mend that (2026-07-28, server/tools, Error Handling)
    /// @throws RpcException when `arguments` is no object
    Object[] read(RpcRequest request) {
        Json sent = request.params().find("arguments").orElse(JsonObject.empty());
        if (!(sent instanceof JsonObject arguments)) {
            throw RpcException.invalidParams("The member arguments must be an object");
        }
        if (schema.isEmpty()) {
            return params.read(arguments);
        }
        check(schema.get(), arguments);
        return NONE;
    }

    private static void check(JsonSchema schema, JsonObject arguments) {
        List<SchemaViolation> wrong = schema.check(arguments);
        if (wrong.isEmpty()) {
            return;
        }
        var text = new StringBuilder("Wrong arguments: ");
        for (int i = 0; i < wrong.size(); i++) {
            text.append(i == 0 ? "" : "; ").append(wrong.get(i));
        }
        throw new ToolException(text.append('.').toString());
    }
}
