package remotemcp.platform;

import java.util.List;
import java.util.Optional;

/// A real store that can be told to fail, and to work again, as one does whose disk is full or whose server is away.
public final class FailingStore implements Store {
    private final Store store;
    private volatile boolean writes = true;
    private volatile boolean reads = true;
    private volatile int left = Integer.MAX_VALUE;

    public FailingStore(Store store) {
        this.store = store;
    }

    /// From here on nothing can be changed.
    public void failWrites() {
        writes = false;
    }

    /// The same once that many more changes have been made.
    public void failWritesAfter(int changes) {
        left = changes;
    }

    /// From here on it answers nothing.
    public void fail() {
        writes = false;
        reads = false;
    }

    /// From here on all is well.
    public void recover() {
        writes = true;
        reads = true;
        left = Integer.MAX_VALUE;
    }

    private Store reading() {
        if (!reads) {
            throw new StoreUnavailableException("the canary is away");
        }
        return store;
    }

    private Store writing() {
        if (!writes || left-- <= 0) {
            throw new StoreUnavailableException("the canary is full");
        }
        return store;
    }

    @Override
    public Optional<Stored> find(Key key) {
        return reading().find(key);
    }

    @Override
    public boolean create(Key key, byte[] value, long expires) {
        return writing().create(key, value, expires);
    }

    @Override
    public boolean replace(Key key, Stored read, byte[] value, long expires) {
        return writing().replace(key, read, value, expires);
    }

    @Override
    public boolean remove(Key key, Stored read) {
        return writing().remove(key, read);
    }

    @Override
    public List<Entry> list(String kind, String owner, String after, int limit) {
        return reading().list(kind, owner, after, limit);
    }
}
