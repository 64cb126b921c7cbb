package remotemcp.mcp.tools;

import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// One declared argument of a tool and the key that reads it from a call. Declaring it makes the schema, the check and the
/// reader at once. Each refining method answers the key to use from then on.
public final class Param<T> {
    private final Params owner;
    private final int position;
    private final String name;
    private final Kind<T> kind;
    private final JsonObject schema;
    private final Optional<T> fallback;

    Param(Params owner, int position, String name, Kind<T> kind, JsonObject schema, Optional<T> fallback) {
        this.owner = owner;
        this.position = position;
        this.name = name;
        this.kind = kind;
        this.schema = schema;
        this.fallback = fallback;
    }

    /// Makes the argument optional, with this value where the client sends none.
    public Param<T> orElse(T value) {
        return owner
            .replace(new Param<>(owner, position, name, kind, schema.with("default", kind.writer().apply(value)), Optional.of(value)));
    }

    /// Makes the argument optional.
    public Param<Optional<T>> optional() {
        return owner.replace(new Param<>(owner, position, name, kind.optional(), schema, Optional.of(Optional.empty())));
    }

    /// Asks clients to repeat the argument in the header `Mcp-Param-{header}`, so that proxies can route by it (2026-07-28,
    /// Custom Headers from Tool Parameters). Not for secrets: proxies see it.
    public Param<T> header(String header) {
        return owner.replace(new Param<>(owner, position, name, kind, schema.with("x-mcp-header", header), fallback));
    }

    public String name() {
        return name;
    }

    JsonObject schema() {
        return schema;
    }

    int position() {
        return position;
    }

    boolean isRequired() {
        return fallback.isEmpty();
    }

    boolean belongsTo(Params params) {
        return owner == params;
    }

    Optional<T> fallback() {
        return fallback;
    }

    Optional<T> read(Json value) {
        return kind.reader().apply(value);
    }

    String words() {
        return kind.words();
    }
}
