package remotemcp.mcp.prompts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonNull;
import remotemcp.json.JsonObject;
import remotemcp.json.JsonString;
import remotemcp.mcp.ArgumentLog;
import remotemcp.mcp.FeatureSummary;
import remotemcp.mcp.SentArguments;
import remotemcp.mcp.completion.CompletedArgument;
import remotemcp.platform.Log;
import remotemcp.protocol.DeclaredName;
import remotemcp.protocol.RpcException;

/// The declared arguments of one prompt: their listing, and the reading and checking of those that a client sends.
final class PromptArguments {
    private final List<PromptArgument<?>> arguments = new ArrayList<>();

    PromptArgument<String> add(String name, String description) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an argument of a prompt needs a name");
        }
        if (find(name).isPresent()) {
            throw new IllegalArgumentException("two arguments named " + name);
        }
        var argument = PromptArgument.required(this, arguments.size(), name, description);
        arguments.add(argument);
        return argument;
    }

    <T> PromptArgument<T> replace(PromptArgument<T> argument) {
        arguments.set(argument.position(), argument);
        return argument;
    }

    Optional<PromptArgument<?>> find(String name) {
        for (PromptArgument<?> argument : arguments) {
            if (argument.name().equals(name)) {
                return Optional.of(argument);
            }
        }
        return Optional.empty();
    }

    boolean haveCompletions() {
        return arguments.stream().anyMatch(argument -> argument.completer().isPresent());
    }

    boolean has(CompletedArgument argument) {
        return argument instanceof PromptArgument<?> one && one.belongsTo(this);
    }

    List<FeatureSummary.Argument> summary() {
        return arguments.stream().map(PromptArgument::summary).toList();
    }

    JsonArray definition() {
        var list = new ArrayList<Json>(arguments.size());
        for (PromptArgument<?> argument : arguments) {
            list.add(argument.definition());
        }
        return new JsonArray(list);
    }

    /// The values in the order of declaration. Those that a client sends beside them are dropped.
    ///
    /// @param prompt its name, for the log
    /// @throws RpcException that names everything wrong at once (2026-07-28, server/prompts, Error Handling)
    Object[] read(JsonObject sent, String prompt, Log log) {
        var values = new Object[arguments.size()];
        var problems = new ArrayList<String>();
        int known = 0;
        for (int i = 0; i < values.length; i++) {
            Json value = sent.find(arguments.get(i).name()).orElse(null);
            known += value == null ? 0 : 1;
            values[i] = read(arguments.get(i), value == null ? JsonNull.NULL : value, problems);
        }
        List<String> unknown = known == sent.size() ? List.of() : unknown(sent);
        if (!problems.isEmpty()) {
            nameUnknown(unknown, problems);
            throw RpcException.invalidParams("Wrong arguments: " + String.join("; ", problems));
        }
        if (!unknown.isEmpty()) {
            ArgumentLog.write(log, "prompt " + prompt, unknown, List.of());
        }
        return values;
    }

    private List<String> unknown(JsonObject sent) {
        var unknown = new ArrayList<String>();
        for (String name : sent.keys()) {
            if (find(name).isEmpty()) {
                unknown.add(name);
            }
        }
        return unknown;
    }

    /// A name that is missing may be one that was misspelt.
    private void nameUnknown(List<String> unknown, List<String> problems) {
        for (String name : unknown.subList(0, Math.min(SentArguments.MOST_NAMED, unknown.size()))) {
            problems.add("there is no argument " + DeclaredName.clip(name) + names());
        }
        if (unknown.size() > SentArguments.MOST_NAMED) {
            problems.add("nor are there " + (unknown.size() - SentArguments.MOST_NAMED) + " more that were sent");
        }
    }

    /// An empty text stands for absent where absent is allowed: clients send their whole form.
    private static <T> Object read(PromptArgument<T> argument, Json sent, List<String> problems) {
        if (sent instanceof JsonNull || !argument.isRequired() && sent.equals(Json.of(""))) {
            if (argument.isRequired()) {
                problems.add(argument.name() + " is missing");
            }
            return argument.fallback().orElse(null);
        }
        if (sent instanceof JsonString(var text)) {
            return argument.read(text);
        }
        problems.add(argument.name() + " must be a text");
        return null;
    }

    private String names() {
        return arguments.isEmpty() ? ", this prompt takes none"
            : ", only " + String.join(", ", arguments.stream().map(PromptArgument::name).toList());
    }
}
