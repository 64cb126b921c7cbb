package remotemcp.mcp.resources;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.mcp.Answer;
import remotemcp.mcp.Catalogue;
import remotemcp.mcp.ChangeTopic;
import remotemcp.mcp.FeatureRegistry;
import remotemcp.mcp.FeatureSummary;
import remotemcp.mcp.RequestContext;
import remotemcp.mcp.Results;
import remotemcp.mcp.ServerChange;
import remotemcp.mcp.ServerFeature;
import remotemcp.mcp.Subscription;
import remotemcp.mcp.completion.CompletionSource;
import remotemcp.protocol.DeclaredName;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcRequest;
import remotemcp.uri.TemplateValue;

/// The resources of one server, single ones and templates of them: `resources/list`, `resources/templates/list` and `resources/read`
/// (2026-07-28, server/resources).
///
/// Resources that are made with [#Resources()] may be added and removed while the server runs, from any thread, and [#updated] says that what one
/// holds has changed; clients that listen are told so:
///
/// ```
/// var resources = new Resources();
/// McpServer server = McpServer.named("weather", "1.0.0").resources(resources).build();
/// resources.add("weather://oslo", "oslo", "The weather in Oslo", _ -> _ -> ResourceContents.text(weather.now()));
/// resources.updated("weather://oslo");
/// ```
public final class Resources implements ServerFeature {
    private static final ChangeTopic LISTS = ChangeTopic.list("resourcesListChanged", "notifications/resources/list_changed");
    private static final String UPDATED = "notifications/resources/updated";

    private final Catalogue<Resource> single;
    private final Catalogue<Resource> templates;
    private final Optional<ChangeTopic> topic;
    private Optional<FeatureRegistry> server = Optional.empty();

    /// No resources yet; they may change while the server runs.
    public Resources() {
        this(Optional.of(LISTS));
    }

    private Resources(Optional<ChangeTopic> topic) {
        this.topic = topic;
        single = new Catalogue<>("resource", "resources", Resource::uri, Resource::definition, topic);
        templates = new Catalogue<>("resource template", "resourceTemplates", Resource::uri, Resource::definition, topic);
    }

    /// No resources yet; they stay as they are once the server is built.
    public static Resources fixed() {
        return new Resources(Optional.empty());
    }

    /// Adds a resource.
    ///
    /// @param uri absolute, such as `docs://handbook/start`
    /// @param name of it in programs
    /// @param description what the model or a person chooses it by
    /// @throws IllegalArgumentException when the URI is taken or none, or the declaration is wrong
    public Resources add(String uri, String name, String description, ResourceDeclaration declaration) {
        single.add(Resource.single(uri, name, description, declaration));
        return this;
    }

    /// Adds all resources whose URIs match a template of RFC 6570. A single resource goes before a template, and a template before those that were
    /// added after it.
    ///
    /// @param template such as `docs://handbook/{chapter}`
    /// @throws IllegalArgumentException when the template is taken or none, or the declaration is wrong
    public Resources addTemplate(String template, String name, String description, ResourceDeclaration declaration) {
        templates.add(Resource.template(template, name, description, declaration));
        return this;
    }

    /// Removes a resource.
    ///
    /// @return whether it was there
    public boolean remove(String uri) {
        return single.remove(uri);
    }

    /// Removes the resources of a template.
    ///
    /// @return whether it was there
    public boolean removeTemplate(String template) {
        return templates.remove(template);
    }

    /// Says that what the resource holds has changed, be it a single one or one of a template. Never waits.
    ///
    /// @throws IllegalStateException when nobody can subscribe to the resources: see [#Resources()]
    public void updated(String uri) {
        if (topic.isEmpty()) {
            throw new IllegalStateException("clients subscribe only to resources that are made with new Resources()");
        }
        server.ifPresent(registry -> registry.changes().add(new ServerChange(UPDATED, Optional.of(uri))));
    }

    /// The single resources, in the order of the list.
    public List<Resource> all() {
        return single.all();
    }

    /// The templates, in the order of the list.
    public List<Resource> templates() {
        return templates.all();
    }

    @Override
    public void join(FeatureRegistry registry) {
        single.join(registry);
        templates.join(registry);
        server = Optional.of(registry);
        registry.method("resources/list", single::list);
        registry.method("resources/templates/list", templates::list);
        registry.method("resources/read", this::read);
        if (topic.isPresent()) {
            registry.method("resources/subscribe", this::subscribe);
            registry.method("resources/unsubscribe", this::unsubscribe);
        }
    }

    @Override
    public JsonObject capabilities() {
        JsonObject capability = topic.isEmpty() ? JsonObject.empty()
            : JsonObject.of("subscribe", Json.of(true)).with("listChanged", Json.of(true));
        return JsonObject.of("resources", capability);
    }

    @Override
    public List<ChangeTopic> topics() {
        return topic.isEmpty() ? List.of() : List.of(topic.get(), ChangeTopic.subjects("resourceSubscriptions", UPDATED, this::isOpenTo));
    }

    @Override
    public Map<String, String> scopes() {
        var scopes = new LinkedHashMap<String, String>();
        all().forEach(resource -> scopes.putAll(resource.scopes()));
        templates().forEach(template -> scopes.putAll(template.scopes()));
        return scopes;
    }

    @Override
    public Optional<FeatureSummary> summary() {
        var entries = new ArrayList<FeatureSummary.Entry>();
        all().forEach(resource -> entries.add(resource.summary()));
        templates().forEach(template -> entries.add(template.summary()));
        return entries.isEmpty() ? Optional.empty() : Optional.of(new FeatureSummary("resources", "Resources",
            Optional.of("Your app can read them and add them to a conversation."), entries));
    }

    /// What can be completed of the templates.
    public CompletionSource completions() {
        return new CompletionSource() {
            @Override
            public String type() {
                return "ref/resource";
            }

            @Override
            public boolean isUsed() {
                return topic.isPresent() || templates().stream().anyMatch(Resource::hasCompletions);
            }

            @Override
            public Target find(JsonObject ref, String argument) {
                String uri = ref.string("uri").orElseThrow(() -> RpcException.invalidParams("The ref's uri must be a string"));
                return templates.find(uri).or(() -> single.find(uri))
                    .orElseThrow(() -> RpcException.invalidParams("Unknown resource template: " + DeclaredName.clip(uri)))
                    .completion(argument);
            }
        };
    }

    private Answer read(RpcRequest request, RequestContext context) {
        String uri = uri(request);
        Found found = find(uri).orElseThrow(() -> RpcException.resourceNotFound(uri));
        return found.resource().read(uri, found.values(), context, server.orElseThrow().results());
    }

    private Answer subscribe(RpcRequest request, RequestContext context) {
        Subscription session = session(request, context);
        String uri = uri(request);
        if (uri.length() > Subscription.LONGEST_URI || !isOpenTo(uri, context)) {
            throw RpcException.resourceNotFound(uri);
        }
        if (!session.watch(uri)) {
            throw RpcException
                .invalidParams("This session has as many subscriptions as it may have: end one of them with resources/unsubscribe, "
                    + "then try again");
        }
        return done();
    }

    private Answer unsubscribe(RpcRequest request, RequestContext context) {
        session(request, context).unwatch(uri(request));
        return done();
    }

    private Answer done() {
        return new Answer.Now(server.orElseThrow().results().complete(_ -> {}));
    }

    /// Only older revisions have sessions: in 2026-07-28 it is `subscriptions/listen` that subscribes.
    private static Subscription session(RpcRequest request, RequestContext context) {
        return context.subscription().orElseThrow(() -> RpcException.methodNotFound(request.method()));
    }

    private static String uri(RpcRequest request) {
        return request.params().string("uri").orElseThrow(() -> RpcException.invalidParams("The member uri must be a string"));
    }

    /// Whether there is such a resource for the caller, as far as that is known without reading it.
    private boolean isOpenTo(String uri, RequestContext context) {
        return find(uri).filter(found -> found.resource().isOpenTo(context)).isPresent();
    }

    private record Found(Resource resource, Map<String, TemplateValue> values) {
    }

    private Optional<Found> find(String uri) {
        Optional<Resource> known = single.find(uri);
        if (known.isPresent()) {
            return Optional.of(new Found(known.get(), Map.of()));
        }
        for (Resource template : templates.all()) {
            Optional<Map<String, TemplateValue>> values = template.match(uri);
            if (values.isPresent()) {
                return Optional.of(new Found(template, values.get()));
            }
        }
        return Optional.empty();
    }
}
