package remotemcp.platform;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A real store that notes which records were made.
public record WatchedStore(Store store, Set<Key> made) implements Store {

    @Override
    public Optional<Stored> find(Key key) {
        return store.find(key);
    }

    @Override
    public boolean create(Key key, byte[] value, long expires) {
        made.add(key);
        return store.create(key, value, expires);
    }

    @Override
    public boolean replace(Key key, Stored read, byte[] value, long expires) {
        return store.replace(key, read, value, expires);
    }

    @Override
    public boolean remove(Key key, Stored read) {
        return store.remove(key, read);
    }

    @Override
    public List<Entry> list(String kind, String owner, String after, int limit) {
        return store.list(kind, owner, after, limit);
    }
}
