package remotemcp.mcp.prompts;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import remotemcp.json.JsonObject;
import remotemcp.mcp.FeatureSummary;
import remotemcp.mcp.completion.CompletedArgument;
import remotemcp.mcp.completion.Completer;
import remotemcp.mcp.completion.Suggestions;

/// One declared argument of a prompt and the key that reads it from a call. Arguments of prompts are texts (2026-07-28,
/// server/prompts). Each refining method answers the key to use from then on.
public final class PromptArgument<T> implements CompletedArgument {
    private final PromptArguments owner;
    private final Shape shape;
    private final Function<String, T> reader;
    private final Optional<T> fallback;

    private PromptArgument(PromptArguments owner, Shape shape, Function<String, T> reader, Optional<T> fallback) {
        this.owner = owner;
        this.shape = shape;
        this.reader = reader;
        this.fallback = fallback;
    }

    static PromptArgument<String> required(PromptArguments owner, int position, String name, String description) {
        return new PromptArgument<>(owner, new Shape(position, name, description, Optional.empty(), Optional.empty()), text -> text,
            Optional.empty());
    }

    /// Makes the argument optional, with this value where the client sends none.
    public PromptArgument<T> orElse(T value) {
        return owner.replace(new PromptArgument<>(owner, shape, reader, Optional.of(value)));
    }

    /// Makes the argument optional.
    public PromptArgument<Optional<T>> optional() {
        return owner.replace(new PromptArgument<>(owner, shape, text -> Optional.of(reader.apply(text)), Optional.of(Optional.empty())));
    }

    /// A name for people.
    public PromptArgument<T> title(String text) {
        return owner.replace(new PromptArgument<>(owner, shape.titled(text), reader, fallback));
    }

    /// Suggests these values while somebody types: those that begin as the text does, then those that contain it.
    public PromptArgument<T> suggest(String... values) {
        return complete(new Suggestions(List.of(values)));
    }

    /// Lets this function say what the argument might become while somebody types.
    public PromptArgument<T> complete(Completer completer) {
        return owner.replace(new PromptArgument<>(owner, shape.completed(completer), reader, fallback));
    }

    @Override
    public String name() {
        return shape.name();
    }

    /// The argument as `prompts/list` shows it.
    JsonObject definition() {
        return JsonObject.builder().put("name", shape.name()).put("title", shape.title()).put("description", shape.description())
            .put("required", isRequired()).build();
    }

    FeatureSummary.Argument summary() {
        return new FeatureSummary.Argument(shape.name(), "text", isRequired(), shape.description());
    }

    int position() {
        return shape.position();
    }

    boolean isRequired() {
        return fallback.isEmpty();
    }

    boolean belongsTo(PromptArguments arguments) {
        return owner == arguments;
    }

    Optional<Completer> completer() {
        return shape.completer();
    }

    Optional<T> fallback() {
        return fallback;
    }

    T read(String text) {
        return reader.apply(text);
    }

    /// What does not depend on the type.
    private record Shape(int position, String name, String description, Optional<String> title, Optional<Completer> completer) {
        Shape titled(String text) {
            return new Shape(position, name, description, Optional.of(text), completer);
        }

        Shape completed(Completer by) {
            return new Shape(position, name, description, title, Optional.of(by));
        }
    }
}
