package remotemcp.mcp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.protocol.RpcRequest;

/// What a feature offers, each under a name of its own, in the order in which it was added: found by name, and listed in pages. It is built
/// with the server and then stays, or it changes while the server runs, and clients are told so. Safe to use from any thread.
public final class Catalogue<T> {
    private final String noun;
    private final Function<T, String> name;
    private final Function<T, JsonObject> definition;
    private final String member;
    private final Optional<ChangeTopic> topic;
    private final AtomicReference<Snapshot<T>> current = new AtomicReference<>(new Snapshot<>(Map.of(), 0));
    private volatile Optional<FeatureRegistry> server = Optional.empty();
    private volatile Optional<Pages> pages = Optional.empty();

    /// @param noun one of them, such as `tool`
    /// @param member of the list's result, such as `tools`
    /// @param definition as the list shows it
    /// @param topic tells of changes; empty for what stays as it is
    public Catalogue(String noun, String member, Function<T, String> name, Function<T, JsonObject> definition,
        Optional<ChangeTopic> topic) {
        this.noun = noun;
        this.member = member;
        this.name = name;
        this.definition = definition;
        this.topic = topic;
    }

    /// @param version counts the changes since the server was built
    private record Snapshot<T>(Map<String, T> byName, long version) {
    }

    /// Called once, when the feature joins a server.
    public void join(FeatureRegistry registry) {
        if (server.isPresent()) {
            throw new IllegalStateException("these " + member + " belong to another server already");
        }
        server = Optional.of(registry);
    }

    /// Adds one.
    ///
    /// @throws IllegalArgumentException when the name is taken
    /// @throws IllegalStateException when what the server offers no longer changes
    public void add(T one) {
        String called = name.apply(one);
        change(before -> {
            if (before.containsKey(called)) {
                throw new IllegalArgumentException("two " + noun + "s named " + called);
            }
            var after = new LinkedHashMap<>(before);
            after.put(called, one);
            return after;
        });
    }

    /// Takes one away.
    ///
    /// @return whether it was there
    /// @throws IllegalStateException when what the server offers no longer changes
    public boolean remove(String called) {
        Map<String, T> before = change(all -> {
            if (!all.containsKey(called)) {
                return all;
            }
            var after = new LinkedHashMap<>(all);
            after.remove(called);
            return after;
        });
        return before.containsKey(called);
    }

    /// @return what there was before
    private Map<String, T> change(UnaryOperator<Map<String, T>> change) {
        if (server.isPresent() && topic.isEmpty()) {
            throw new IllegalStateException("the " + member + " of a server that is built stay as they are");
        }
        while (true) {
            Snapshot<T> before = current.get();
            Map<String, T> after = change.apply(before.byName());
            if (after == before.byName()) {
                return after;
            }
            long version = before.version() + (server.isPresent() ? 1 : 0);
            if (current.compareAndSet(before, new Snapshot<>(Collections.unmodifiableMap(after), version))) {
                server.ifPresent(registry -> registry.changes().add(new ServerChange(topic.orElseThrow().method(), Optional.empty())));
                return before.byName();
            }
        }
    }

    public Optional<T> find(String called) {
        return Optional.ofNullable(current.get().byName().get(called));
    }

    /// All, in the order of the list.
    public List<T> all() {
        return List.copyOf(current.get().byName().values());
    }

    public boolean isEmpty() {
        return current.get().byName().isEmpty();
    }

    /// Whether clients are told of changes.
    public boolean isChanging() {
        return topic.isPresent();
    }

    /// Kinds of changes.
    public List<ChangeTopic> topics() {
        return topic.stream().toList();
    }

    /// The member of `ServerCapabilities` that belongs to the list.
    public JsonObject capability() {
        return topic.isPresent() ? JsonObject.of("listChanged", Json.of(true)) : JsonObject.empty();
    }

    /// Whether the list has more than one page.
    public boolean isPaged() {
        return server.isPresent() && pages().areMany();
    }

    /// Answers a request for a page of the list.
    public Answer list(RpcRequest request, RequestContext context) {
        return pages().list(request, context);
    }

    /// Written when somebody asks for the list: threads that ask at the same time may each write it, which does no harm.
    private Pages pages() {
        Snapshot<T> now = current.get();
        Optional<Pages> known = pages;
        if (known.isPresent() && known.get().version() == now.version()) {
            return known.get();
        }
        FeatureRegistry registry = server.orElseThrow();
        var entries = new ArrayList<JsonObject>(now.byName().size());
        now.byName().values().forEach(one -> entries.add(definition.apply(one)));
        var fresh = new Pages(member, entries, registry.pageSize(), registry.results(), now.version(), isChanging());
        pages = Optional.of(fresh);
        return fresh;
    }
}
