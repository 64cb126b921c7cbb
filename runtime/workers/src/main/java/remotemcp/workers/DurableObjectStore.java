package remotemcp.workers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSBoolean;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.typedarrays.Int8Array;
import remotemcp.platform.Clock;
import remotemcp.platform.Key;
import remotemcp.platform.Store;
import remotemcp.workers.ObjectRetry.Outcome;

/// A [Store] in Durable Objects, one for each owner, named by it; each keeps its owner's records in a [RecordTable]. Every call is
/// one call of the object and waits for it. A value may have up to 2 MB, which is Cloudflare's limit for a row.
///
/// An object may fail in passing, when Cloudflare moves or restarts it. Reads are then made again. After a write nobody knows whether it
/// was done; the record's version tells: a write that was done is done, one that surely was not is made again, and where neither is
/// sure, the failure is the answer.
public final class DurableObjectStore implements Store {
    private static final WebRandom RANDOM = new WebRandom();

    private final JSObject namespace;
    private final Clock clock;

    /// @param namespace the binding of the class `Records`
    public DurableObjectStore(JSObject namespace, Clock clock) {
        this.namespace = namespace;
        this.clock = clock;
    }

    @Override
    public Optional<Stored> find(Key key) {
        Row row = ObjectRetry.reading(() -> Promises.await(find(objectOf(key.owner()), key.kind(), key.id(), now())));
        return Optional.ofNullable(row).map(DurableObjectStore::stored);
    }

    @Override
    public boolean create(Key key, byte[] value, long expires) {
        long version = version();
        return ObjectRetry.writing(
            () -> is(create(objectOf(key.owner()), key.kind(), key.id(), String.valueOf(version), ByteArrays.toScript(value),
                String.valueOf(expires), now())),
            () -> outcome(find(key), Optional.empty(), version));
    }

    @Override
    public boolean replace(Key key, Stored read, byte[] value, long expires) {
        long version = version();
        String before = String.valueOf(read.version());
        return ObjectRetry.writing(
            () -> is(replace(objectOf(key.owner()), key.kind(), key.id(), before, String.valueOf(version), ByteArrays.toScript(value),
                String.valueOf(expires), now())),
            () -> outcome(find(key), Optional.of(read), version));
    }

    @Override
    public boolean remove(Key key, Stored read) {
        return ObjectRetry.writing(() -> is(remove(objectOf(key.owner()), key.kind(), key.id(), String.valueOf(read.version()), now())),
            () -> find(key).filter(found -> found.version() == read.version()).isPresent() ? Outcome.NOT_DONE : Outcome.UNKNOWN);
    }

    @Override
    public List<Entry> list(String kind, String owner, String after, int limit) {
        Rows rows = ObjectRetry.reading(() -> Promises.await(list(objectOf(owner), kind, after, now(), String.valueOf(limit))));
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < rows.getLength(); i++) {
            Row row = at(rows, i);
            entries.add(new Entry(new Key(kind, owner, row.getId()), stored(row)));
        }
        return List.copyOf(entries);
    }

    /// What came of a write that was not answered.
    ///
    /// @param before what it was to change, or nothing
    /// @param version that it was to give to the record
    private static Outcome outcome(Optional<Stored> now, Optional<Stored> before, long version) {
        if (now.filter(found -> found.version() == version).isPresent()) {
            return Outcome.DONE;
        }
        return now.map(Stored::version).equals(before.map(Stored::version)) ? Outcome.NOT_DONE : Outcome.UNKNOWN;
    }

    private static long version() {
        long version = 0;
        for (byte random : RANDOM.bytes(8)) {
            version = version << 8 | random & 0xFF;
        }
        return version;
    }

    private JSObject objectOf(String owner) {
        return object(namespace, owner);
    }

    private String now() {
        return String.valueOf(clock.now());
    }

    private static boolean is(JSPromise<JSBoolean> answer) {
        return Promises.await(answer).booleanValue();
    }

    private static Stored stored(Row row) {
        return new Stored(ByteArrays.fromScript(row.getValue()), Long.parseLong(row.getVersion()), Long.parseLong(row.getExpires()));
    }

    private interface Row extends JSObject {
        @JSProperty
        String getId();

        @JSProperty
        String getVersion();

        @JSProperty
        String getExpires();

        @JSProperty
        JSObject getValue();
    }

    private interface Rows extends JSObject {
        @JSProperty
        int getLength();
    }

    /// A stub belongs to the request that made it.
    @JSBody(params = {"namespace", "owner"}, script = "return namespace.get(namespace.idFromName(owner));")
    private static native JSObject object(JSObject namespace, String owner);

    @JSBody(params = {"rows", "index"}, script = "return rows[index];")
    private static native Row at(Rows rows, int index);

    @JSBody(params = {"object", "kind", "id", "now"}, script = "return object.find(kind, id, now);")
    private static native JSPromise<Row> find(JSObject object, String kind, String id, String now);

    @JSBody(params = {"object", "kind", "after", "now", "limit"}, script = "return object.list(kind, after, now, limit);")
    private static native JSPromise<Rows> list(JSObject object, String kind, String after, String now, String limit);

    @JSBody(params = {"object", "kind", "id", "version", "value", "expires", "now"},
        script = "return object.create(kind, id, version, value, expires, now);")
    private static native JSPromise<JSBoolean> create(JSObject object, String kind, String id, String version, Int8Array value,
        String expires,
        String now);

    @JSBody(params = {"object", "kind", "id", "read", "version", "value", "expires", "now"},
        script = "return object.replace(kind, id, read, version, value, expires, now);")
    private static native JSPromise<JSBoolean> replace(JSObject object, String kind, String id, String read, String version,
        Int8Array value,
        String expires, String now);

    @JSBody(params = {"object", "kind", "id", "read", "now"}, script = "return object.remove(kind, id, read, now);")
    private static native JSPromise<JSBoolean> remove(JSObject object, String kind, String id, String read, String now);
}
