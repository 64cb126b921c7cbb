package remotemcp.mcp.resources;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.mcp.Icon;
import remotemcp.mcp.completion.Completer;
import remotemcp.uri.UriTemplate;

/// Declares a resource, or the resources of one template: what they are called, and how they may be kept. Handed to a
/// [ResourceDeclaration].
public final class ResourceBuilder {
    /// The largest contents of a resource that says nothing of them.
    private static final int LIMIT = 4 << 20;

    final Map<String, Completer> completers = new LinkedHashMap<>();
    final Map<String, String> scopes = new LinkedHashMap<>();
    final List<Icon> icons = new ArrayList<>();
    final JsonObject.Builder annotations = JsonObject.builder();
    private final Optional<UriTemplate> template;
    Optional<String> title = Optional.empty();
    Optional<String> mimeType = Optional.empty();
    Optional<Long> size = Optional.empty();
    Optional<JsonObject> meta = Optional.empty();
    ResourceCache cache = ResourceCache.NONE;
    int limit = LIMIT;

    /// @param template empty for a single resource
    ResourceBuilder(Optional<UriTemplate> template) {
        this.template = template;
    }

    /// A variable of the template.
    ///
    /// @throws IllegalArgumentException when the template has none of that name
    public TemplateVariable variable(String name) {
        if (template.isEmpty() || !template.get().variables().contains(name)) {
            throw new IllegalArgumentException("there is no variable " + name + " in "
                + template.map(UriTemplate::toString).orElse("the URI of a single resource"));
        }
        return new TemplateVariable(this, name);
    }

    /// A name for people.
    public ResourceBuilder title(String text) {
        title = Optional.of(text);
        return this;
    }

    /// The media type of all that is read, unless the contents say otherwise.
    public ResourceBuilder mimeType(String type) {
        mimeType = Optional.of(type);
        return this;
    }

    /// Bytes that are read, of a single resource.
    public ResourceBuilder size(long bytes) {
        if (template.isPresent()) {
            throw new IllegalArgumentException("the resources of a template have no common size");
        }
        size = Optional.of(bytes);
        return this;
    }

    /// A picture that hosts may show.
    public ResourceBuilder icon(Icon icon) {
        icons.add(icon);
        return this;
    }

    /// For whom it is meant: `user`, `assistant`, or both.
    public ResourceBuilder audience(String... roles) {
        annotations.put("audience", JsonArray.ofStrings(List.of(roles)));
        return this;
    }

    /// How important it is, from 0 (optional) to 1 (required).
    public ResourceBuilder priority(double priority) {
        if (!(priority >= 0 && priority <= 1)) {
            throw new IllegalArgumentException("a priority lies between 0 and 1");
        }
        annotations.put("priority", priority);
        return this;
    }

    /// When it last changed, such as `2026-07-28T15:00:58Z`.
    public ResourceBuilder lastModified(String moment) {
        annotations.put("lastModified", moment);
        return this;
    }

    /// What programs that know each other say beside it.
    public ResourceBuilder meta(JsonObject object) {
        meta = Optional.of(object);
        return this;
    }

    /// Lets only those read whom their user allowed this scope. Needs a login.
    ///
    /// @param name such as `files:read`
    /// @param words what the user allows by it, as the consent page says it
    public ResourceBuilder scope(String name, String words) {
        scopes.put(name, words);
        return this;
    }

    /// How long clients may keep what they read; not at all unless said otherwise.
    public ResourceBuilder cache(ResourceCache how) {
        cache = how;
        return this;
    }

    /// The most bytes or characters that are read; four mebibytes unless said otherwise.
    public ResourceBuilder limit(int most) {
        limit = most;
        return this;
    }

    /// @param definition with what names it
    JsonObject describe(JsonObject.Builder definition, String name, String description) {
        definition.put("name", name).put("title", title).put("description", description).put("mimeType", mimeType);
        Icon.write(icons, definition);
        JsonObject noted = annotations.build();
        if (!noted.isEmpty()) {
            definition.put("annotations", noted);
        }
        size.ifPresent(bytes -> definition.put("size", bytes));
        meta.ifPresent(object -> definition.put("_meta", object));
        return definition.build();
    }
}
