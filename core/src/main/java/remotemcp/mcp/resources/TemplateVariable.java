package remotemcp.mcp.resources;

import java.util.List;
import remotemcp.mcp.completion.CompletedArgument;
import remotemcp.mcp.completion.Completer;
import remotemcp.mcp.completion.Suggestions;

/// A variable of a resource template: the key that reads it from a call. Each refining method answers the key to use from then on.
public final class TemplateVariable implements CompletedArgument {
    private final ResourceBuilder owner;
    private final String name;

    TemplateVariable(ResourceBuilder owner, String name) {
        this.owner = owner;
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    /// Suggests these values while somebody types: those that begin as the text does, then those that contain it.
    public TemplateVariable suggest(String... values) {
        return complete(new Suggestions(List.of(values)));
    }

    /// Lets this function say what the variable might become while somebody types.
    public TemplateVariable complete(Completer completer) {
        owner.completers.put(name, completer);
        return this;
    }

    boolean belongsTo(ResourceBuilder builder) {
        return owner == builder;
    }
}
