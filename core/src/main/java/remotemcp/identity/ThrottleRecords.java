package remotemcp.identity;

import java.util.Optional;
import java.util.function.UnaryOperator;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.platform.Key;
import remotemcp.platform.KeyedDigest;
import remotemcp.platform.Platform;
import remotemcp.platform.Store;

/// Counts in the store: a bounded number of records (H14), each changed by compare and set, each gone an hour after its last change. All
/// calls wait.
final class ThrottleRecords {
    private static final long REMEMBERED = 60 * 60_000;
    private static final int RACES = 20;

    private final Platform platform;
    private final KeyedDigest names;

    ThrottleRecords(Platform platform) {
        this.platform = platform;
        this.names = new KeyedDigest(platform, "guesses");
    }

    /// A count and its record as it was read.
    ///
    /// @param value without members when there is no record
    record Found(ThrottleCounter count, Key key, Optional<Store.Stored> stored, JsonObject value) {

        long remaining(long now, boolean pressure) {
            return count.remaining(value, now, pressure);
        }

        boolean feelsPressure() {
            return count.isUnderPressure(value);
        }
    }

    Found find(ThrottleCounter counter) {
        return find(counter, new Key("guesses", bucket(counter), counter.kind()));
    }

    /// The same, read again after a lost race.
    Found again(Found found) {
        return find(found.count(), found.key());
    }

    private Found find(ThrottleCounter counter, Key key) {
        Optional<Store.Stored> stored = platform.store().find(key);
        return new Found(counter, key, stored, stored.flatMap(found -> Json.parse(found.value()).asObject()).orElse(JsonObject.empty()));
    }

    /// Writes the record if it still is what was read.
    boolean write(Found read, JsonObject value) {
        long expires = platform.clock().now() + REMEMBERED;
        return read.stored().isEmpty()
            ? platform.store().create(read.key(), value.bytes(), expires)
            : platform.store().replace(read.key(), read.stored().get(), value.bytes(), expires);
    }

    void remove(ThrottleCounter counter) {
        Found found = find(counter);
        found.stored().ifPresent(stored -> platform.store().remove(found.key(), stored));
    }

    /// Changes a record whose change decides nothing. In a crowd that loses too many races it stays as it is.
    void change(ThrottleCounter counter, UnaryOperator<JsonObject> change) {
        Found found = find(counter);
        for (int race = 0; race < RACES && !write(found, change.apply(found.value())); race++) {
            found = again(found);
        }
    }

    /// One of a few names, over which a count that concerns everybody is spread: a single record would be written by every request.
    ///
    /// @param most how many names
    String shard(String of, int most) {
        return Integer.toString(names.of("shard " + of).charAt(0) % most);
    }

    /// One of 262,144 names: a bounded number of records, however many different addresses are sent.
    private String bucket(ThrottleCounter counter) {
        return names.of(counter.kind() + ' ' + counter.subject()).substring(0, 3);
    }
}
