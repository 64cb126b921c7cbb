package remotemcp.mcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonNull;
import remotemcp.json.JsonObject;
import remotemcp.json.JsonString;
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

    JsonArray definition() {
        var list = new ArrayList<Json>(arguments.size());
        for (PromptArgument<?> argument : arguments) {
            list.add(argument.definition());
        }
        return new JsonArray(list);
    }

    /// The values in the order of declaration.
    ///
    /// @throws RpcException that names everything wrong at once (2026-07-28, server/prompts, Error Handling)
    Object[] read(JsonObject sent) {
        var values = new Object[arguments.size()];
        var problems = new ArrayList<String>();
        for (int i = 0; i < values.length; i++) {
            values[i] = read(arguments.get(i), sent.find(arguments.get(i).name()).orElse(JsonNull.NULL), problems);
        }
        int unknown = 0;
        for (String name : sent.keys()) {
            if (find(name).isEmpty() && ++unknown <= Params.MOST_NAMED) {
                problems.add("there is no argument " + DeclaredName.clip(name) + names());
            }
        }
        if (unknown > Params.MOST_NAMED) {
            problems.add("nor are there " + (unknown - Params.MOST_NAMED) + " more that were sent");
        }
        if (!problems.isEmpty()) {
            throw RpcException.invalidParams("Wrong arguments: " + String.join("; ", problems));
        }
        return values;
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
