package remotemcp.mcp.prompts;

import java.util.Optional;
import remotemcp.json.JsonObject;
import remotemcp.mcp.Answer;
import remotemcp.mcp.FeatureSummary;
import remotemcp.mcp.Icon;
import remotemcp.mcp.RequestContext;
import remotemcp.mcp.Results;
import remotemcp.mcp.SentArguments;
import remotemcp.mcp.completion.CompletionSource;
import remotemcp.mcp.input.ClientInput;
import remotemcp.mcp.input.InputRequiredException;
import remotemcp.protocol.DeclaredName;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcRequest;

/// One prompt as it was declared, and the answering of requests for it (2026-07-28, server/prompts).
public final class Prompt {
    private final String name;
    private final PromptArguments arguments;
    private final PromptBody body;
    private final JsonObject definition;
    private final boolean asks;

    private Prompt(String name, PromptArguments arguments, PromptBody body, JsonObject definition, boolean asks) {
        this.name = name;
        this.arguments = arguments;
        this.body = body;
        this.definition = definition;
        this.asks = asks;
    }

    static Prompt declare(String name, String description, PromptDeclaration declaration) {
        DeclaredName.check("prompt", name);
        if (description.isBlank()) {
            throw new IllegalArgumentException("prompt " + name + " needs a description: it is what people choose by");
        }
        var declared = new PromptBuilder();
        PromptBody body = declaration.declare(declared);
        var definition = JsonObject.builder().put("name", name).put("title", declared.title).put("description", description)
            .put("arguments", declared.arguments.definition());
        Icon.write(declared.icons, definition);
        declared.meta.ifPresent(meta -> definition.put("_meta", meta));
        return new Prompt(name, declared.arguments, body, definition.build(), declared.asks);
    }

    public String name() {
        return name;
    }

    public String description() {
        return definition.string("description").orElseThrow();
    }

    public Optional<String> title() {
        return definition.string("title");
    }

    /// The prompt as `prompts/list` shows it.
    public JsonObject definition() {
        return definition;
    }

    PromptArguments arguments() {
        return arguments;
    }

    Answer answer(RpcRequest request, RequestContext context, Results results) {
        JsonObject sent = SentArguments.of(request.params());
        Object[] values = arguments.read(sent, name, context.log());
        if (asks) {
            return new Answer.Later(context.states().isEmpty(), client -> {
                var input = new ClientInput(request, context, client);
                return answerOrQuestion(results, new PromptCall(arguments, values, context, Optional.of(input)), input);
            });
        }
        var call = new PromptCall(arguments, values, context, Optional.empty());
        return new Answer.Later(false, _ -> results.complete(body.run(call).writer(description())));
    }

    private JsonObject answerOrQuestion(Results results, PromptCall call, ClientInput input) {
        try {
            PromptMessages messages = body.run(call);
            return input.isIncomplete() ? results.inputRequired(input.required()) : results.complete(messages.writer(description()));
        } catch (InputRequiredException question) {
            return results.inputRequired(input.required());
        }
    }

    CompletionSource.Target completion(String argument) {
        PromptArgument<?> found = arguments.find(argument).orElseThrow(
            () -> RpcException.invalidParams("The prompt " + name + " has no argument " + DeclaredName.clip(argument)));
        return new CompletionSource.Target(found.completer(), arguments::has);
    }

    FeatureSummary.Entry summary() {
        return new FeatureSummary.Entry(name, title(), description(), arguments.summary());
    }
}
