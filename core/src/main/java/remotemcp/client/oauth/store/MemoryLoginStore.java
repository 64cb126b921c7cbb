package remotemcp.client.oauth.store;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import remotemcp.json.JsonObject;

/// Keeps logins until the process ends. Excludes nobody: of several threads each may log in by itself.
public final class MemoryLoginStore implements LoginStore {
    private final ConcurrentHashMap<String, JsonObject> kept = new ConcurrentHashMap<>();

    @Override
    public Optional<JsonObject> find(String server) {
        return Optional.ofNullable(kept.get(server));
    }

    @Override
    public void keep(String server, JsonObject logins) {
        kept.put(server, logins);
    }

    @Override
    public void forget(String server) {
        kept.remove(server);
    }

    @Override
    public <T> T alone(String server, Supplier<T> work) {
        return work.get();
    }
}
