package remotemcp.mcp.prompts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.json.JsonObject;
import remotemcp.mcp.Icon;

/// Declares one prompt: its arguments, and what it is called. Handed to a [PromptDeclaration].
public final class PromptBuilder {
    final PromptArguments arguments = new PromptArguments();
    final List<Icon> icons = new ArrayList<>();
    Optional<JsonObject> meta = Optional.empty();
    Optional<String> title = Optional.empty();
    boolean asks;

    PromptBuilder() {
    }

    /// A text that whoever chooses the prompt fills in.
    public PromptArgument<String> argument(String name, String description) {
        return arguments.add(name, description);
    }

    /// A name for people.
    public PromptBuilder title(String text) {
        title = Optional.of(text);
        return this;
    }

    /// A picture that hosts may show.
    public PromptBuilder icon(Icon icon) {
        icons.add(icon);
        return this;
    }

    /// What programs that know each other say beside the prompt.
    public PromptBuilder meta(JsonObject object) {
        meta = Optional.of(object);
        return this;
    }

    /// The prompt asks its client before it answers (see [PromptCall#client]).
    public PromptBuilder asks() {
        asks = true;
        return this;
    }
}
