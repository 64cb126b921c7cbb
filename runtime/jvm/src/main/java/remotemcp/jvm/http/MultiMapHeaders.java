package remotemcp.jvm.http;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.http.Headers;

/// The header fields of one request as Vert.x holds them, read only when asked for.
final class MultiMapHeaders implements Headers {
    private volatile MultiMap fields;

    MultiMapHeaders(MultiMap fields) {
        this.fields = fields;
    }

    /// Takes the fields along for whoever still holds this request, so that the connection need not hold them while it
    /// carries a stream for hours.
    void leaveConnection() {
        var shared = fields;
        fields = MultiMap.caseInsensitiveMultiMap().addAll(shared);
        shared.clear();
    }

    @Override
    public Optional<String> find(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    @Override
    public List<String> all(String name) {
        return fields.getAll(name);
    }

    @Override
    public List<Header> list() {
        var list = new ArrayList<Header>(fields.size());
        fields.forEach((name, value) -> list.add(new Header(name, value)));
        return list;
    }
}
