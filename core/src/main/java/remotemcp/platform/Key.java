package remotemcp.platform;

/// Names one record of the [Store]. Keys are stored readable, values are not ([SealedStore]): a personal or secret text enters a key
/// only as a [KeyedDigest] or a hash.
///
/// @param kind what sort of record, such as `grant`; a short constant
/// @param owner whose it is; all records of one owner live together and can be listed
/// @param id which one
public record Key(String kind, String owner, String id) {
}
