package remotemcp.platform;

import java.util.List;
import java.util.Optional;

/// A real store whose queue can be told to be full.
public final class BusyStore implements Store {
    private final Store store;
    private volatile boolean busy;

    public BusyStore(Store store) {
        this.store = store;
    }

    /// From here on every call is rejected.
    public void beBusy() {
        busy = true;
    }

    private Store open() {
        if (busy) {
            throw new OverloadedException("the store", 2);
        }
        return store;
    }

    @Override
    public Optional<Stored> find(Key key) {
        return open().find(key);
    }

    @Override
    public boolean create(Key key, byte[] value, long expires) {
        return open().create(key, value, expires);
    }

    @Override
    public boolean replace(Key key, Stored read, byte[] value, long expires) {
        return open().replace(key, read, value, expires);
    }

    @Override
    public boolean remove(Key key, Stored read) {
        return open().remove(key, read);
    }

    @Override
    public List<Entry> list(String kind, String owner, String after, int limit) {
        return open().list(kind, owner, after, limit);
    }
}
