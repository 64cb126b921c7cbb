package remotemcp.identity;

/// A person who may sign in.
///
/// @param id the `sub` of their tokens: random, never reused, kept when the address changes
/// @param administrator whether they may run the server
/// @param created epoch milliseconds
public record Account(String id, EmailAddress email, boolean administrator, long created) {
}
