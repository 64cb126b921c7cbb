package remotemcp.mcp.resources;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import remotemcp.json.JsonObject;
import remotemcp.mcp.Answer;
import remotemcp.mcp.ClientStream;
import remotemcp.mcp.FeatureSummary;
import remotemcp.mcp.RequestContext;
import remotemcp.mcp.Results;
import remotemcp.mcp.completion.CompletionSource;
import remotemcp.protocol.DeclaredName;
import remotemcp.protocol.RpcException;
import remotemcp.uri.TemplateValue;
import remotemcp.uri.UriTemplate;

/// A resource, or all resources of a template, as it was declared, and the reading of it (2026-07-28, server/resources).
public final class Resource {
    private final String uri;
    private final Optional<UriTemplate> template;
    private final ResourceBuilder declared;
    private final ResourceReader reader;
    private final JsonObject definition;

    private Resource(String uri, Optional<UriTemplate> template, String name, String description, ResourceDeclaration declaration) {
        this.uri = uri;
        this.template = template;
        if (name.isBlank()) {
            throw new IllegalArgumentException("the resource " + uri + " needs a name");
        }
        declared = new ResourceBuilder(template);
        reader = declaration.declare(declared);
        definition = declared.describe(JsonObject.builder().put(template.isPresent() ? "uriTemplate" : "uri", uri), name, description);
    }

    static Resource single(String uri, String name, String description, ResourceDeclaration declaration) {
        if (!isAbsolute(uri)) {
            throw new IllegalArgumentException("the URI of a resource begins with a scheme, such as docs://, not " + uri);
        }
        return new Resource(uri, Optional.empty(), name, description, declaration);
    }

    static Resource template(String template, String name, String description, ResourceDeclaration declaration) {
        return new Resource(template, Optional.of(UriTemplate.parse(template)), name, description, declaration);
    }

    private static boolean isAbsolute(String uri) {
        int colon = uri.indexOf(':');
        for (int i = 0; i < colon; i++) {
            char c = uri.charAt(i);
            boolean isLetter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            boolean isOther = c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.';
            if (!isLetter && (i == 0 || !isOther)) {
                return false;
            }
        }
        return colon > 0 && uri.length() > colon + 1;
    }

    /// The URI, or the template's text.
    public String uri() {
        return uri;
    }

    public String name() {
        return definition.string("name").orElseThrow();
    }

    /// As its list shows it.
    public JsonObject definition() {
        return definition;
    }

    /// The scopes a caller must have been granted, and what each allows, in words.
    public Map<String, String> scopes() {
        return declared.scopes;
    }

    /// What the URI says for the variables; empty when it is not one of these resources.
    Optional<Map<String, TemplateValue>> match(String asked) {
        return template.isPresent() ? template.get().match(asked) : asked.equals(uri) ? Optional.of(Map.of()) : Optional.empty();
    }

    /// Whether the caller may read it.
    boolean isOpenTo(RequestContext context) {
        return declared.scopes.isEmpty() || context.caller().scopes().containsAll(declared.scopes.keySet());
    }

    Answer read(String asked, Map<String, TemplateValue> values, RequestContext context, Results results) {
        if (!isOpenTo(context)) {
            throw RpcException.insufficientScope(declared.scopes.keySet());
        }
        return new Answer.Later(false, client -> result(asked, read(asked, values, context, client), results));
    }

    private ResourceContents read(String asked, Map<String, TemplateValue> values, RequestContext context, ClientStream client) {
        ResourceContents contents = reader.read(new ResourceCall(asked, values, context, client));
        if (contents.size() > declared.limit) {
            throw RpcException.invalidParams(
                "The resource " + DeclaredName.clip(asked) + " has " + contents.size() + " bytes, and this server hands out at most "
                    + declared.limit
                    + ". A resource is read whole: ask for a smaller one, or use a tool of the server that reads a part of it");
        }
        return contents;
    }

    private JsonObject result(String asked, ResourceContents contents, Results results) {
        ResourceCache cache = contents.cache().orElse(declared.cache);
        return results.complete(result -> result.put("contents", contents.toJson(asked, declared.mimeType))
            .put("ttlMs", cache.millis()).put("cacheScope", cache.isShared() && declared.scopes.isEmpty() ? "public" : "private"));
    }

    boolean hasCompletions() {
        return !declared.completers.isEmpty();
    }

    CompletionSource.Target completion(String variable) {
        if (template.isEmpty() || !template.get().variables().contains(variable)) {
            throw RpcException
                .invalidParams("The resource template " + DeclaredName.clip(uri) + " has no variable " + DeclaredName.clip(variable));
        }
        return new CompletionSource.Target(Optional.ofNullable(declared.completers.get(variable)),
            argument -> argument instanceof TemplateVariable one && one.belongsTo(declared));
    }

    FeatureSummary.Entry summary() {
        return new FeatureSummary.Entry(uri, Optional.of(definition.string("title").orElse(name())),
            definition.string("description").orElse(""), List.of());
    }
}
