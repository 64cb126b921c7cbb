package remotemcp.mcp.prompts;

import java.util.Optional;

/// Declares one prompt: its arguments, and what it is called. Handed to a [PromptDeclaration].
public final class PromptBuilder {
    final PromptArguments arguments = new PromptArguments();
    Optional<String> title = Optional.empty();

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
}
