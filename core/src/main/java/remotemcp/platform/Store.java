package remotemcp.platform;

import java.util.List;
import java.util.Optional;

/// Durable records, each changed in one atomic step at a time (compare and set on its version). What has expired is gone for
/// every reader at once. Calls wait; once a call has returned, its effect survives a crash.
public interface Store {

    Optional<Stored> find(Key key);

    /// Adds a record that is not there yet.
    ///
    /// @param expires epoch milliseconds after which the record is gone, or [Long#MAX_VALUE]
    /// @return false when a live record of that key exists; nothing was changed then
    boolean create(Key key, byte[] value, long expires);

    /// Replaces the record if it still is the version that was read.
    ///
    /// @return false when it was changed or removed meanwhile; nothing was changed then
    boolean replace(Key key, Stored read, byte[] value, long expires);

    /// Removes the record if it still is the version that was read.
    boolean remove(Key key, Stored read);

    /// Live records of one kind and owner, in the order of their ids, at most `limit` of those whose id is greater than `after`.
    List<Entry> list(String kind, String owner, String after, int limit);

    /// A record as it was read.
    ///
    /// @param version changes with every write
    record Stored(byte[] value, long version, long expires) {
    }

    /// A listed record.
    record Entry(Key key, Stored stored) {
    }
}
