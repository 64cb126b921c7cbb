package remotemcp.platform;

/// Names one record of the [Store].
///
/// @param kind what sort of record, such as `grant`; a short constant
/// @param owner whose it is; all records of one owner live together and can be listed
/// @param id which one
public record Key(String kind, String owner, String id) {
}
