package remotemcp.mcp.completion;

import java.util.Optional;
import java.util.function.Predicate;
import remotemcp.json.JsonObject;
import remotemcp.mcp.RequestContext;
import remotemcp.platform.Caller;

/// One request to complete an argument.
public final class CompletionCall {
    private final Predicate<CompletedArgument> siblings;
    private final String begun;
    private final JsonObject chosen;
    private final RequestContext context;

    /// @param chosen values of other arguments, by name
    CompletionCall(Predicate<CompletedArgument> siblings, String begun, JsonObject chosen, RequestContext context) {
        this.siblings = siblings;
        this.begun = begun;
        this.chosen = chosen;
        this.context = context;
    }

    /// What has been typed so far.
    public String begun() {
        return begun;
    }

    /// What another argument already is, if the client tells.
    ///
    /// @throws IllegalArgumentException when the argument belongs to something else
    public Optional<String> get(CompletedArgument argument) {
        if (!siblings.test(argument)) {
            throw new IllegalArgumentException("argument " + argument.name() + " belongs to something else");
        }
        return chosen.string(argument.name());
    }

    public Caller caller() {
        return context.caller();
    }
}
