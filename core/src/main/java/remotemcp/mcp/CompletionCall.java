package remotemcp.mcp;

import java.util.Optional;
import remotemcp.json.JsonObject;
import remotemcp.platform.Caller;

/// One request to complete an argument.
public final class CompletionCall {
    private final PromptArguments arguments;
    private final String begun;
    private final JsonObject chosen;
    private final RequestContext context;

    /// @param chosen values of other arguments, by name
    CompletionCall(PromptArguments arguments, String begun, JsonObject chosen, RequestContext context) {
        this.arguments = arguments;
        this.begun = begun;
        this.chosen = chosen;
        this.context = context;
    }

    /// What has been typed so far.
    public String begun() {
        return begun;
    }

    /// What another argument already is, if the client tells.
    public Optional<String> get(PromptArgument<?> argument) {
        if (!argument.belongsTo(arguments)) {
            throw new IllegalArgumentException("argument " + argument.name() + " belongs to another prompt");
        }
        return chosen.string(argument.name());
    }

    public Caller caller() {
        return context.caller();
    }
}
