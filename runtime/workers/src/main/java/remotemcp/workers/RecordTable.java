package remotemcp.workers;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.typedarrays.Int8Array;

/// The records of one owner: what a Durable Object of [DurableObjectStore] keeps in its SQLite. `records.mjs` makes it a class of the
/// worker. Every method is one synchronous step of an object that does one thing at a time, so it decides every race.
///
/// Numbers of 64 bits cross the border as decimal text: JavaScript's own lose digits past 2^53. What has expired is hidden from
/// readers by the time they tell, and deleted by the object's alarm, at most once a minute. An object that was only read, or has
/// nothing left, takes no storage: nobody can fill it by asking for owners that do not exist.
///
/// An alarm that has failed seven times is given up by Cloudflare. So the next use of the object sets one that is overdue again.
@JSClass(name = "RecordTable")
public final class RecordTable {
    private static final long MINUTE = 60_000;
    private static final long YEAR = 365 * 24 * 60 * MINUTE;
    private static final long UNKNOWN = -1;

    private static final String MAKE = """
        CREATE TABLE record (kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, expires INTEGER NOT NULL, value BLOB NOT NULL,
          PRIMARY KEY (kind, id));
        CREATE INDEX record_expires ON record (expires)""";
    private static final String IS_MADE = """
        SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'record'""";
    private static final String FIND = """
        SELECT CAST(version AS TEXT) AS version, CAST(expires AS TEXT) AS expires, value FROM record
        WHERE kind = ? AND id = ? AND expires > CAST(? AS INTEGER)""";
    private static final String LIST = """
        SELECT CAST(version AS TEXT) AS version, CAST(expires AS TEXT) AS expires, value, id FROM record
        WHERE kind = ? AND id > ? AND expires > CAST(? AS INTEGER) ORDER BY id LIMIT CAST(? AS INTEGER)""";
    private static final String CREATE = """
        INSERT INTO record (value, version, expires, kind, id) VALUES (?, CAST(? AS INTEGER), CAST(? AS INTEGER), ?, ?)
        ON CONFLICT (kind, id) DO UPDATE
        SET version = excluded.version, expires = excluded.expires, value = excluded.value WHERE record.expires <= CAST(? AS INTEGER)
        RETURNING 1""";
    private static final String REPLACE = """
        UPDATE record SET value = ?, version = CAST(? AS INTEGER), expires = CAST(? AS INTEGER)
        WHERE kind = ? AND id = ? AND version = CAST(? AS INTEGER) AND expires > CAST(? AS INTEGER) RETURNING 1""";
    private static final String REMOVE = """
        DELETE FROM record WHERE kind = ? AND id = ? AND version = CAST(? AS INTEGER) AND expires > CAST(? AS INTEGER) RETURNING 1""";
    private static final String SWEEP = "DELETE FROM record WHERE expires <= CAST(? AS INTEGER)";
    private static final String EARLIEST = "SELECT CAST(min(expires) AS TEXT) AS expires FROM record HAVING count(*) > 0";

    private final JSObject storage;
    private boolean made;
    private long quietUntil;
    /// When the alarm rings; [Long#MAX_VALUE] when it need not.
    private long wakesAt = UNKNOWN;

    /// @param storage what Workers give a Durable Object as `ctx.storage`
    @JSExport
    public RecordTable(JSObject storage) {
        this.storage = storage;
        made = rows(IS_MADE).length > 0;
    }

    /// `{version, expires, value}`, or null.
    @JSExport
    public JSObject find(String kind, String id, String now) {
        revive();
        JSObject[] found = made ? rows(FIND, kind, id, now) : new JSObject[0];
        return found.length == 0 ? null : found[0];
    }

    /// An array of `{version, expires, value, id}`.
    @JSExport
    public JSObject[] list(String kind, String after, String now, String limit) {
        revive();
        return made ? rows(LIST, kind, after, now, limit) : new JSObject[0];
    }

    /// @param version the caller draws it at random: so a record made anew never has a version that somebody still holds, and a caller
    ///     who got no answer can tell its own write
    @JSExport
    public boolean create(String kind, String id, String version, Int8Array value, String expires, String now) {
        make();
        revive();
        long earliest = earliest();
        boolean created = writes(CREATE, value, version, expires, kind, id, now);
        wakeFor(created, expires, earliest);
        return created;
    }

    @JSExport
    public boolean replace(String kind, String id, String read, String version, Int8Array value, String expires, String now) {
        if (!made) {
            return false;
        }
        revive();
        long earliest = earliest();
        boolean replaced = writes(REPLACE, value, version, expires, kind, id, read, now);
        wakeFor(replaced, expires, earliest);
        return replaced;
    }

    @JSExport
    public boolean remove(String kind, String id, String read, String now) {
        revive();
        return made && rows(REMOVE, kind, id, read, now).length > 0;
    }

    /// Deletes what has expired.
    @JSExport
    public JSPromise<JSObject> alarm() {
        if (!made) {
            return JSPromise.resolve(storage);
        }
        rows(SWEEP, String.valueOf(System.currentTimeMillis()));
        if (rows("SELECT 1 FROM record LIMIT 1").length == 0) {
            made = false;
            wakesAt = Long.MAX_VALUE;
            return deleteAll(storage);
        }
        quietUntil = System.currentTimeMillis() + MINUTE;
        wakesAt = Long.MAX_VALUE;
        wakeFor(true, String.valueOf(earliest()), Long.MAX_VALUE);
        return JSPromise.resolve(storage);
    }

    private void make() {
        if (!made) {
            rows(MAKE);
            made = true;
        }
    }

    /// When the first record expires; the alarm is never later than this by more than its quiet minute.
    private long earliest() {
        JSObject[] found = rows(EARLIEST);
        return found.length == 0 ? Long.MAX_VALUE : Long.parseLong(expires(found[0]));
    }

    private void wakeFor(boolean written, String expires, long earliest) {
        long at = Long.parseLong(expires);
        if (written && at < earliest) {
            wake(Math.min(Math.max(at, quietUntil), System.currentTimeMillis() + YEAR));
        }
    }

    private void revive() {
        if (!made) {
            return;
        }
        if (wakesAt == UNKNOWN) {
            wakesAt = earliest();
        }
        long now = System.currentTimeMillis();
        if (wakesAt < now - MINUTE) {
            wake(now);
        }
    }

    private void wake(long at) {
        wakesAt = at;
        setAlarm(storage, at);
    }

    private boolean writes(String sql, Int8Array value, String... texts) {
        return run(storage, sql, value, texts).length > 0;
    }

    private JSObject[] rows(String sql, String... texts) {
        return run(storage, sql, null, texts);
    }

    /// Parameters are the value, if there is one, and then the texts.
    @JSBody(params = {"storage", "sql", "value", "texts"}, script = "return storage.sql.exec.apply(storage.sql,"
        + " [sql].concat(value ? [value] : [], Array.from(texts))).toArray();")
    private static native JSObject[] run(JSObject storage, String sql, Int8Array value, String[] texts);

    @JSBody(params = "row", script = "return row.expires;")
    private static native String expires(JSObject row);

    @JSBody(params = {"storage", "time"}, script = "storage.setAlarm(time);")
    private static native void setAlarm(JSObject storage, double time);

    @JSBody(params = "storage", script = "return storage.deleteAll();")
    private static native JSPromise<JSObject> deleteAll(JSObject storage);
}
