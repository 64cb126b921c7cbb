package remotemcp.mcp;

import java.util.List;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonNull;
import remotemcp.json.JsonObject;
import remotemcp.json.JsonString;
import remotemcp.protocol.DeclaredName;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcRequest;

/// Answers `completion/complete` (2026-07-28, server/utilities/completion) for arguments of prompts.
final class Completions {
    private static final int MOST = 100;

    private final Prompts prompts;
    private final Results results;

    Completions(Prompts prompts, Results results) {
        this.prompts = prompts;
        this.results = results;
    }

    Answer answer(RpcRequest request, RequestContext context) {
        JsonObject params = request.params();
        Prompt prompt = referred(params.object("ref").orElseThrow(() -> RpcException.invalidParams("The member ref must be an object")));
        JsonObject argument =
            params.object("argument").orElseThrow(() -> RpcException.invalidParams("The member argument must be an object"));
        String begun = begun(argument.find("value").orElse(JsonNull.NULL));
        Optional<Completer> completer = named(prompt, argument).completer();
        var call = new CompletionCall(prompt.arguments(), begun, chosen(params), context);
        if (completer.isEmpty()) {
            return new Answer.Now(result(List.of()));
        }
        return completer.get() instanceof Suggestions fixed ? new Answer.Now(result(fixed.of(begun)))
            : new Answer.Later(false, _ -> result(completer.get().complete(call)));
    }

    private Prompt referred(JsonObject ref) {
        return switch (ref.string("type").orElse("")) {
            case "ref/prompt" ->
                prompts.named(ref.string("name").orElseThrow(() -> RpcException.invalidParams("The ref's name must be a string")));
            case "ref/resource" -> throw RpcException.invalidParams("Unknown resource template: this server has none");
            default -> throw RpcException.invalidParams("The ref's type must be ref/prompt or ref/resource");
        };
    }

    private static PromptArgument<?> named(Prompt prompt, JsonObject argument) {
        String name = argument.string("name").orElseThrow(() -> RpcException.invalidParams("The argument's name must be a string"));
        return prompt.arguments().find(name)
            .orElseThrow(() -> RpcException.invalidParams("The prompt " + prompt.name() + " has no argument " + DeclaredName.clip(name)));
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
        return results.complete(JsonObject.builder().put("completion", completion));
    }
}
