package remotemcp.identity;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.platform.Platform;
import remotemcp.platform.Sealer;

/// How an account lies in the store: personal values sealed, so that a stolen database names nobody.
final class AccountRecord {
    private final Sealer sealer;

    AccountRecord(Platform platform) {
        sealer = new Sealer(platform, "account");
    }

    /// A stored account with its password's hash.
    record Kept(Account account, String passwordHash) {
        Kept withHash(String hash) {
            return new Kept(account, hash);
        }
    }

    byte[] write(Kept kept) {
        Account account = kept.account();
        JsonObject person = JsonObject.of("email", account.email().text());
        return JsonObject.builder()
            .put("id", account.id())
            .put("person", sealer.seal(person.bytes()))
            .put("password", kept.passwordHash())
            .put("administrator", account.administrator())
            .put("created", account.created())
            .build().bytes();
    }

    Kept read(byte[] bytes) {
        JsonObject record = object(bytes);
        JsonObject person = object(record.string("person").flatMap(sealer::open)
            .orElseThrow(() -> new IllegalStateException("an account was sealed with another server key")));
        var account = new Account(record.string("id").orElseThrow(), new EmailAddress(person.string("email").orElseThrow()),
            record.bool("administrator").orElse(false), record.integer("created").orElse(0));
        return new Kept(account, record.string("password").orElseThrow());
    }

    /// The record that leads from an account's id to the place where it is kept.
    static byte[] pointer(String place) {
        return place.getBytes(StandardCharsets.UTF_8);
    }

    static String place(byte[] pointer) {
        return new String(pointer, StandardCharsets.UTF_8);
    }

    private static JsonObject object(byte[] bytes) {
        Optional<JsonObject> object = Json.parse(bytes).asObject();
        return object.orElseThrow(() -> new IllegalStateException("a stored account is not an object"));
    }
}
