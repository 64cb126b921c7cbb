package remotemcp.mcp.completion;

import java.util.Optional;
import java.util.function.Predicate;
import remotemcp.json.JsonObject;
import remotemcp.protocol.RpcException;

/// What `completion/complete` completes of one feature.
public interface CompletionSource {

    /// The type of the references to it, such as `ref/prompt`.
    String type();

    /// Whether there is anything to complete, now or later.
    boolean isUsed();

    /// Finds an argument.
    ///
    /// @param ref names what has the argument
    /// @throws RpcException -32602 when there is no such thing, or it has no such argument
    Target find(JsonObject ref, String argument);

    /// What is to be completed.
    ///
    /// @param completer empty when nothing is known of the argument
    /// @param siblings whether an argument belongs to the same thing
    record Target(Optional<Completer> completer, Predicate<CompletedArgument> siblings) {
    }
}
