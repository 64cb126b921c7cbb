package remotemcp.mcp.tools;

import java.util.List;
import java.util.Set;
import remotemcp.json.JsonObject;
import remotemcp.json.schema.Coerced;
import remotemcp.json.schema.JsonSchema;
import remotemcp.json.schema.SchemaViolation;
import remotemcp.mcp.ArgumentLog;
import remotemcp.mcp.SentArguments;
import remotemcp.platform.Log;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcRequest;

/// The arguments a tool takes: declared parameters, or a schema of its own. Those that fit are taken as they are. Only those that do not are looked
/// at again, since hosts add arguments of their own and models write values as texts: see decision 0042.
///
/// @param schema of the declared parameters, or the tool's own
/// @param isOwn whether the schema is the tool's own
/// @param isStrict whether only what fits the schema as it is will do
record Arguments(String tool, Params params, JsonSchema schema, boolean isOwn, boolean isStrict) {
    private static final Object[] NONE = {};

    /// What a call was given.
    ///
    /// @param values of the declared parameters, in their order
    /// @param object all arguments as the tool sees them
    record Given(Object[] values, JsonObject object) {
    }

    /// @throws ToolException when an argument is wrong: the model can correct that (2026-07-28, server/tools, Error Handling)
    /// @throws RpcException when `arguments` is no object
    Given read(RpcRequest request, Log log) {
        JsonObject sent = isStrict ? SentArguments.exactly(request.params()) : SentArguments.of(request.params());
        return isOwn ? ofOwnSchema(sent, log) : ofParameters(sent, log);
    }

    private Given ofParameters(JsonObject sent, Log log) {
        var values = new Object[params.size()];
        if (params.read(sent, values, isStrict)) {
            return new Given(values, sent);
        }
        if (isStrict) {
            throw params.complaint(sent, sent, true);
        }
        List<String> unknown = params.unknown(sent);
        JsonObject known = params.known(sent);
        if (params.read(known, values, false)) {
            ArgumentLog.write(log, owner(), unknown, List.of());
            return new Given(values, known);
        }
        Coerced coerced = schema.coerce(known);
        JsonObject meant = (JsonObject) coerced.value();
        if (!params.read(meant, values, false)) {
            throw params.complaint(meant, sent, false);
        }
        ArgumentLog.write(log, owner(), unknown, coerced.places());
        return new Given(values, meant);
    }

    private Given ofOwnSchema(JsonObject sent, Log log) {
        List<SchemaViolation> wrong = schema.check(sent);
        if (wrong.isEmpty()) {
            return new Given(NONE, sent);
        }
        if (isStrict) {
            throw refusal(wrong);
        }
        Coerced coerced = schema.coerce(sent);
        if (coerced.violations().isEmpty()) {
            ArgumentLog.write(log, owner(), List.of(), coerced.places());
            return new Given(NONE, (JsonObject) coerced.value());
        }
        return ofKnown(sent, coerced, log);
    }

    /// Where the schema closes the object, what it does not speak of is left out.
    private Given ofKnown(JsonObject sent, Coerced whole, Log log) {
        Set<String> unknown = schema.unknownMembers(sent);
        var known = JsonObject.builder();
        for (var member : sent.entries()) {
            if (!unknown.contains(member.getKey())) {
                known.put(member.getKey(), member.getValue());
            }
        }
        Coerced coerced = unknown.isEmpty() ? whole : schema.coerce(known.build());
        if (!coerced.violations().isEmpty()) {
            throw refusal(whole.violations());
        }
        ArgumentLog.write(log, owner(), unknown, coerced.places());
        return new Given(NONE, (JsonObject) coerced.value());
    }

    private String owner() {
        return "tool " + tool;
    }

    private static ToolException refusal(List<SchemaViolation> wrong) {
        var text = new StringBuilder("Wrong arguments: ");
        for (int i = 0; i < wrong.size(); i++) {
            text.append(i == 0 ? "" : "; ").append(wrong.get(i));
        }
        return new ToolException(text.append('.').toString());
    }
}
