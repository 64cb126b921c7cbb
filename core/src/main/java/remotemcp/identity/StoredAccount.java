package remotemcp.identity;

import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// An account as it lies in the store, with its password's hash.
///
/// @param disabled whether nobody may sign in with it
record StoredAccount(Account account, String passwordHash, boolean disabled) {

    /// The same password, hashed in another way.
    StoredAccount withHash(String hash) {
        return new StoredAccount(account, hash, disabled);
    }

    StoredAccount withPassword(String hash) {
        return new StoredAccount(account.withNewCredentials(), hash, disabled);
    }

    StoredAccount disabled(boolean value) {
        return new StoredAccount(account.withNewCredentials(), passwordHash, value);
    }

    byte[] bytes() {
        return JsonObject.builder()
            .put("id", account.id())
            .put("email", account.email().text())
            .put("password", passwordHash)
            .put("administrator", account.administrator())
            .put("created", account.created())
            .put("credentials", account.credentials())
            .put("disabled", disabled)
            .build().bytes();
    }

    static StoredAccount read(byte[] bytes) {
        JsonObject record = Json.parse(bytes).asObject().orElseThrow();
        var account = new Account(record.string("id").orElseThrow(), new EmailAddress(record.string("email").orElseThrow()),
            record.bool("administrator").orElse(false), record.integer("created").orElse(0),
            (int) record.integer("credentials").orElse(0));
        return new StoredAccount(account, record.string("password").orElseThrow(), record.bool("disabled").orElse(false));
    }
}
