package remotemcp.mcp.prompts;

import java.util.Optional;
import remotemcp.mcp.RequestContext;
import remotemcp.mcp.input.ClientInput;
import remotemcp.platform.Caller;

/// One request for a prompt's messages: its arguments, and who asks.
public final class PromptCall {
    private final PromptArguments arguments;
    private final Object[] values;
    private final RequestContext context;
    private final Optional<ClientInput> input;

    PromptCall(PromptArguments arguments, Object[] values, RequestContext context, Optional<ClientInput> input) {
        this.arguments = arguments;
        this.values = values;
        this.context = context;
        this.input = input;
    }

    /// The value of a declared argument.
    @SuppressWarnings("unchecked")
    public <T> T get(PromptArgument<T> argument) {
        if (!argument.belongsTo(arguments)) {
            throw new IllegalArgumentException("argument " + argument.name() + " belongs to another prompt");
        }
        return (T) values[argument.position()];
    }

    /// The way to ask the client, and its user. The prompt must be declared with [PromptBuilder#asks].
    public ClientInput client() {
        return input
            .orElseThrow(() -> new IllegalStateException("a prompt that asks its client says so where it is declared: prompt.asks()"));
    }

    public Caller caller() {
        return context.caller();
    }
}
