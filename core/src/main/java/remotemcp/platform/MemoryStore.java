package remotemcp.platform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// A [Store] that forgets everything with the process: for tests, and for open servers that keep nothing.
public final class MemoryStore implements Store {
    private final ConcurrentHashMap<Key, Stored> records = new ConcurrentHashMap<>();
    private final AtomicLong versions = new AtomicLong();
    private final Clock clock;

    public MemoryStore(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<Stored> find(Key key) {
        return Optional.ofNullable(records.get(key)).filter(this::isLive);
    }

    @Override
    public boolean create(Key key, byte[] value, long expires) {
        Stored fresh = new Stored(value, versions.incrementAndGet(), expires);
        return records.compute(key, (k, old) -> old != null && isLive(old) ? old : fresh) == fresh;
    }

    @Override
    public boolean replace(Key key, Stored read, byte[] value, long expires) {
        Stored fresh = new Stored(value, versions.incrementAndGet(), expires);
        return records.compute(key, (k, old) -> matches(old, read) ? fresh : old) == fresh;
    }

    @Override
    public boolean remove(Key key, Stored read) {
        var removed = new boolean[1];
        records.computeIfPresent(key, (k, old) -> {
            removed[0] = matches(old, read);
            return removed[0] ? null : old;
        });
        return removed[0];
    }

    @Override
    public List<Entry> list(String kind, String owner, String after, int limit) {
        var found = new ArrayList<Entry>();
        records.forEach((key, stored) -> {
            if (key.kind().equals(kind) && key.owner().equals(owner) && key.id().compareTo(after) > 0 && isLive(stored)) {
                found.add(new Entry(key, stored));
            }
        });
        found.sort(Comparator.comparing(entry -> entry.key().id()));
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    private boolean matches(Stored old, Stored read) {
        return old != null && old.version() == read.version() && isLive(old);
    }

    private boolean isLive(Stored stored) {
        return stored.expires() > clock.now();
    }
}
