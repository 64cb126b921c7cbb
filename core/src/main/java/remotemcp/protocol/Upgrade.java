package remotemcp.protocol;

import java.util.List;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// Says in the newest revision what was said in one with a handshake: adds what the newest wants in every message, and takes away what
/// it no longer knows.
public final class Upgrade {
    /// The name under which the one question of [#inputRequired] is answered.
    public static final String INPUT = "input";

    private Upgrade() {
    }

    /// The parameters of a session's request as those of a stateless one.
    ///
    /// @param initialize what the client said of itself at the handshake
    public static JsonObject params(JsonObject params, JsonObject initialize, Optional<String> logLevel) {
        var meta = JsonObject.builder().putAll(params.object("_meta").orElse(JsonObject.empty()))
            .put(MetaKeys.PROTOCOL_VERSION, Revision.NEWEST.text())
            .put(MetaKeys.CLIENT_CAPABILITIES, initialize.object("capabilities").orElse(JsonObject.empty()));
        initialize.object("clientInfo").ifPresent(info -> meta.put(MetaKeys.CLIENT_INFO, info));
        return params.with("_meta", meta.put(MetaKeys.LOG_LEVEL, logLevel).build());
    }

    /// The answer to `initialize` as the result of `server/discover`. Tasks of 2025-11-25 are not those of the newest revision.
    public static JsonObject discovered(JsonObject initialized) {
        var result = JsonObject.builder().put("supportedVersions", JsonArray.ofStrings(List.of(Revision.NEWEST.text())))
            .put("capabilities", initialized.object("capabilities").orElse(JsonObject.empty()).without("tasks"))
            .put("instructions", initialized.string("instructions"));
        return result("server/discover", result.build(), initialized);
    }

    /// A result of a session as a stateless one.
    ///
    /// @param initialized the answer to `initialize`, which names the server
    public static JsonObject result(String method, JsonObject result, JsonObject initialized) {
        JsonObject known = method.equals("tools/list") ? Downgrade.each(result, "tools", tool -> tool.without("execution")) : result;
        var complete = JsonObject.builder().put("resultType", "complete");
        if (McpMethod.isCacheable(method)) {
            complete.put("ttlMs", 0).put("cacheScope", "private");
        }
        complete.putAll(known);
        Optional<JsonObject> info = initialized.object("serverInfo");
        if (info.isPresent()) {
            complete.put("_meta", JsonObject.builder().put(MetaKeys.SERVER_INFO, info.get())
                .putAll(result.object("_meta").orElse(JsonObject.empty())).build());
        }
        return complete.build();
    }

    /// One request of a server, as a result that asks for its answer.
    public static JsonObject inputRequired(RpcRequest question, String state) {
        JsonObject asked = JsonObject.builder().put("method", question.method()).put("params", question.params()).build();
        return JsonObject.builder().put("resultType", "input_required").put("inputRequests", JsonObject.of(INPUT, asked))
            .put("requestState", state).build();
    }

    /// The pages that a server of 2025-11-25 wants opened first ([RpcException#URL_ELICITATION_REQUIRED]), as a result that asks for them.
    public static JsonObject inputRequired(RpcException pages) {
        var asked = JsonObject.builder();
        for (Json page : pages.details().flatMap(Json::asObject).flatMap(details -> details.array("elicitations")).orElse(JsonArray.of())) {
            var params = page.asObject().orElse(JsonObject.empty()).with("mode", "url");
            asked.put("page" + params.string("elicitationId").orElse(""),
                JsonObject.builder().put("method", "elicitation/create").put("params", params).build());
        }
        return JsonObject.builder().put("resultType", "input_required").put("inputRequests", asked.build()).build();
    }
}
