package remotemcp.protocol;

import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// What a request says of itself in `params._meta` (2026-07-28, basic, Per-request protocol fields; General fields). Members are read
/// when they are asked for, so that a wrong one troubles only those who need it.
///
/// @param json the object; empty when it is absent
public record RequestMeta(JsonObject json) {
    private static final RequestMeta NONE = new RequestMeta(JsonObject.empty());

    /// The `_meta` of a request's parameters.
    public static RequestMeta of(JsonObject params) {
        Optional<JsonObject> meta = params.object("_meta");
        return meta.isPresent() ? new RequestMeta(meta.get()) : NONE;
    }

    /// The `_meta` of what may be a message.
    public static RequestMeta ofBody(Json body) {
        Optional<JsonObject> params = body instanceof JsonObject message ? message.object("params") : Optional.empty();
        return params.isPresent() ? of(params.get()) : NONE;
    }

    /// Whether it names a version, of whatever type, as every request since 2026-07-28 does and none before.
    public boolean namesVersion() {
        return json.has(MetaKeys.PROTOCOL_VERSION);
    }

    public Optional<String> protocolVersion() {
        return json.string(MetaKeys.PROTOCOL_VERSION);
    }

    public Optional<JsonObject> clientCapabilities() {
        return json.object(MetaKeys.CLIENT_CAPABILITIES);
    }

    public Optional<JsonObject> clientInfo() {
        return json.object(MetaKeys.CLIENT_INFO);
    }

    public boolean wantsLogs() {
        return json.has(MetaKeys.LOG_LEVEL);
    }

    /// The mildest log line that is wanted; empty when none is.
    ///
    /// @throws RpcException -32602 for a level that does not exist
    public Optional<LogLevel> logLevel() {
        Optional<Json> level = json.find(MetaKeys.LOG_LEVEL);
        if (level.isEmpty()) {
            return Optional.empty();
        }
        Optional<LogLevel> known = level.get().asString().flatMap(LogLevel::of);
        if (known.isEmpty()) {
            throw RpcException.invalidParams("Unknown log level in _meta");
        }
        return known;
    }

    /// What notifications of progress carry; empty when none is wanted.
    ///
    /// @throws RpcException -32602 when it is neither a string nor a whole number
    public Optional<Json> progressToken() {
        Optional<Json> token = json.find(MetaKeys.PROGRESS_TOKEN);
        if (token.isPresent() && !RpcMessage.isId(token.get())) {
            throw RpcException.invalidParams("The progressToken must be a string or a whole number");
        }
        return token;
    }
}
