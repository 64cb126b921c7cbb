package remotemcp.identity;

import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// An account as it lies in the store, with its password's hash.
///
/// @param disabled whether nobody may sign in with it
record KeptAccount(Account account, String passwordHash, boolean disabled) {

    /// The same password, hashed in another way.
    KeptAccount withHash(String hash) {
        return new KeptAccount(account, hash, disabled);
    }

    KeptAccount withPassword(String hash) {
        return new KeptAccount(account.withNewCredentials(), hash, disabled);
    }

    KeptAccount disabled(boolean value) {
        return new KeptAccount(account.withNewCredentials(), passwordHash, value);
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

    static KeptAccount read(byte[] bytes) {
        JsonObject record = Json.parse(bytes).asObject().orElseThrow();
        var account = new Account(record.string("id").orElseThrow(), new EmailAddress(record.string("email").orElseThrow()),
            record.bool("administrator").orElse(false), record.integer("created").orElse(0),
            (int) record.integer("credentials").orElse(0));
        return new KeptAccount(account, record.string("password").orElseThrow(), record.bool("disabled").orElse(false));
    }
}
