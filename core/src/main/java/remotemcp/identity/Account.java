package remotemcp.identity;

/// A person who may sign in.
///
/// @param id the `sub` of their tokens: random, never reused, kept when the address changes
/// @param administrator whether they may run the server
/// @param created epoch milliseconds
/// @param credentials counts how often what the person signs in with was changed or taken away: what was given out before counts for nothing
public record Account(String id, EmailAddress email, boolean administrator, long created, int credentials) {

    public Account(String id, EmailAddress email, boolean administrator, long created) {
        this(id, email, administrator, created, 0);
    }

    Account withNewCredentials() {
        return new Account(id, email, administrator, created, credentials + 1);
    }
}
