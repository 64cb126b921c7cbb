package remotemcp.mcp.completion;

import java.util.ArrayList;
import java.util.List;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonNull;
import remotemcp.json.JsonObject;
import remotemcp.json.JsonString;
import remotemcp.mcp.Answer;
import remotemcp.mcp.FeatureRegistry;
import remotemcp.mcp.RequestContext;
import remotemcp.mcp.Results;
import remotemcp.mcp.SentArguments;
import remotemcp.mcp.ServerFeature;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcRequest;

/// Answers `completion/complete` (2026-07-28, server/utilities/completion) for arguments of whatever can complete them.
public final class Completions implements ServerFeature {
    private static final int MOST = 100;

    private final List<CompletionSource> sources = new ArrayList<>();
    private Results results;

    /// Adds something to complete, before the server is built.
    public void add(CompletionSource source) {
        sources.add(source);
    }

    @Override
    public void join(FeatureRegistry server) {
        results = server.results();
        if (isUsed()) {
            server.method("completion/complete", this::answer);
        }
    }

    @Override
    public JsonObject capabilities() {
        return isUsed() ? JsonObject.of("completions", JsonObject.empty()) : JsonObject.empty();
    }

    private boolean isUsed() {
        return sources.stream().anyMatch(CompletionSource::isUsed);
    }

    private Answer answer(RpcRequest request, RequestContext context) {
        JsonObject params = request.params();
        JsonObject ref = params.object("ref").orElseThrow(() -> RpcException.invalidParams("The member ref must be an object"));
        CompletionSource source = source(ref.string("type").orElse(""));
        JsonObject argument = params.object("argument")
            .orElseThrow(() -> RpcException.invalidParams("The member argument must be an object"));
        String name = argument.string("name").orElseThrow(() -> RpcException.invalidParams("The argument's name must be a string"));
        CompletionSource.Target target = source.find(ref, name);
        String begun = begun(argument.find("value").orElse(JsonNull.NULL));
        if (target.completer().isEmpty()) {
            return new Answer.Now(result(List.of()));
        }
        Completer completer = target.completer().get();
        var call = new CompletionCall(target.siblings(), begun, chosen(params), context);
        return completer instanceof Suggestions fixed ? new Answer.Now(result(fixed.of(begun)))
            : new Answer.Later(false, _ -> result(completer.complete(call)));
    }

    private CompletionSource source(String type) {
        for (CompletionSource source : sources) {
            if (source.type().equals(type)) {
                return source;
            }
        }
        throw RpcException.invalidParams("The ref's type must be "
            + String.join(" or ", sources.stream().map(CompletionSource::type).toList()));
    }

    /// While nothing is typed, clients may say so by null.
    private static String begun(Json value) {
        return switch (value) {
            case JsonNull _ -> "";
            case JsonString(var text) -> text;
            default -> throw RpcException.invalidParams("The argument's value must be a string");
        };
    }

    private static JsonObject chosen(JsonObject params) {
        return SentArguments.of(params.object("context").orElse(JsonObject.empty()));
    }

    private JsonObject result(List<String> found) {
        boolean more = found.size() > MOST;
        var completion = JsonObject.builder().put("values", JsonArray.ofStrings(more ? found.subList(0, MOST) : found))
            .put("total", found.size()).put("hasMore", more).build();
        return results.complete(result -> result.put("completion", completion));
    }
}
