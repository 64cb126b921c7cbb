package remotemcp.mcp.prompts;

import java.util.List;
import java.util.Optional;
import remotemcp.json.JsonObject;
import remotemcp.mcp.Answer;
import remotemcp.mcp.Catalogue;
import remotemcp.mcp.ChangeTopic;
import remotemcp.mcp.FeatureRegistry;
import remotemcp.mcp.FeatureSummary;
import remotemcp.mcp.RequestContext;
import remotemcp.mcp.Results;
import remotemcp.mcp.ServerFeature;
import remotemcp.mcp.completion.CompletionSource;
import remotemcp.protocol.DeclaredName;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcRequest;

/// The prompts of one server, in the order they were declared: `prompts/list` and `prompts/get` (2026-07-28, server/prompts). Prompts that
/// are made with [#Prompts()] may be added and removed while the server runs, from any thread; clients that listen are told so.
public final class Prompts implements ServerFeature {
    private static final ChangeTopic TOPIC = ChangeTopic.list("promptsListChanged", "notifications/prompts/list_changed");

    private final Catalogue<Prompt> catalogue;
    private Results results;

    /// No prompts yet; they may change while the server runs.
    public Prompts() {
        this(Optional.of(TOPIC));
    }

    private Prompts(Optional<ChangeTopic> topic) {
        catalogue = new Catalogue<>("prompt", "prompts", Prompt::name, Prompt::definition, topic);
    }

    /// No prompts yet; they stay as they are once the server is built.
    public static Prompts fixed() {
        return new Prompts(Optional.empty());
    }

    /// Adds a prompt.
    ///
    /// @param name as a tool's
    /// @param description what people choose the prompt by
    /// @throws IllegalArgumentException when the name is taken, or the declaration is wrong
    public Prompts add(String name, String description, PromptDeclaration declaration) {
        catalogue.add(Prompt.declare(name, description, declaration));
        return this;
    }

    /// Removes a prompt.
    ///
    /// @return whether it was there
    public boolean remove(String name) {
        return catalogue.remove(name);
    }

    /// Every prompt, in the order of the list.
    public List<Prompt> all() {
        return catalogue.all();
    }

    public Optional<Prompt> find(String name) {
        return catalogue.find(name);
    }

    @Override
    public void join(FeatureRegistry server) {
        catalogue.join(server);
        results = server.results();
        server.method("prompts/list", catalogue::list);
        server.method("prompts/get", this::get);
    }

    @Override
    public JsonObject capabilities() {
        return JsonObject.of("prompts", catalogue.capability());
    }

    @Override
    public List<ChangeTopic> topics() {
        return catalogue.topics();
    }

    @Override
    public Optional<FeatureSummary> summary() {
        return catalogue.isEmpty() ? Optional.empty() : Optional.of(new FeatureSummary("prompts", "Prompts",
            Optional.of("Your app offers them to you, often as commands that begin with a slash."),
            all().stream().map(Prompt::summary).toList()));
    }

    /// What can be completed of them.
    public CompletionSource completions() {
        return new CompletionSource() {
            @Override
            public String type() {
                return "ref/prompt";
            }

            @Override
            public boolean isUsed() {
                return catalogue.isChanging() || all().stream().anyMatch(prompt -> prompt.arguments().haveCompletions());
            }

            @Override
            public Target find(JsonObject ref, String argument) {
                return named(ref.string("name").orElseThrow(() -> RpcException.invalidParams("The ref's name must be a string")))
                    .completion(argument);
            }
        };
    }

    private Answer get(RpcRequest request, RequestContext context) {
        String name = request.params().string("name")
            .orElseThrow(() -> RpcException.invalidParams("The member name must be a string"));
        return named(name).answer(request, context, results);
    }

    private Prompt named(String name) {
        return find(name).orElseThrow(() -> RpcException.invalidParams("Unknown prompt: " + DeclaredName.clip(name)));
    }
}
