package remotemcp.mcp.prompts;

import remotemcp.mcp.RequestContext;
import remotemcp.platform.Caller;

/// One request for a prompt's messages: its arguments, and who asks.
public final class PromptCall {
    private final PromptArguments arguments;
    private final Object[] values;
    private final RequestContext context;

    PromptCall(PromptArguments arguments, Object[] values, RequestContext context) {
        this.arguments = arguments;
        this.values = values;
        this.context = context;
    }

    /// The value of a declared argument.
    @SuppressWarnings("unchecked")
    public <T> T get(PromptArgument<T> argument) {
        if (!argument.belongsTo(arguments)) {
            throw new IllegalArgumentException("argument " + argument.name() + " belongs to another prompt");
        }
        return (T) values[argument.position()];
    }

    public Caller caller() {
        return context.caller();
    }
}
