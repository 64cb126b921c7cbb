package remotemcp.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import remotemcp.protocol.DeclaredName;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcRequest;

/// The prompts of one server, in the order they were declared: `prompts/list`, `prompts/get`, and `completion/complete` for their
/// arguments.
public final class Prompts {
    private final Map<String, Prompt> byName = new LinkedHashMap<>();
    private final Pages pages;
    private final Completions completions;
    private final Results results;

    Prompts(List<Prompt> prompts, int pageSize, Results results) {
        this.results = results;
        for (Prompt prompt : prompts) {
            if (byName.put(prompt.name(), prompt) != null) {
                throw new IllegalArgumentException("two prompts named " + prompt.name());
            }
        }
        pages = new Pages("prompts", prompts.stream().map(Prompt::definition).toList(), pageSize, results);
        completions = new Completions(this, results);
    }

    /// Every prompt, in the order of the list.
    public List<Prompt> all() {
        return List.copyOf(byName.values());
    }

    public Optional<Prompt> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// Whether any argument of any prompt is completed.
    boolean haveCompletions() {
        return byName.values().stream().anyMatch(prompt -> prompt.arguments().haveCompletions());
    }

    Answer list(RpcRequest request, RequestContext context) {
        return pages.list(request, context);
    }

    Answer get(RpcRequest request, RequestContext context) {
        String name = request.params().string("name").orElseThrow(() -> RpcException.invalidParams("The member name must be a string"));
        return named(name).answer(request, context, results);
    }

    Answer complete(RpcRequest request, RequestContext context) {
        return completions.answer(request, context);
    }

    Prompt named(String name) {
        return find(name).orElseThrow(() -> RpcException.invalidParams("Unknown prompt: " + DeclaredName.clip(name)));
    }
}
