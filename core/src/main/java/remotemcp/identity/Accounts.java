package remotemcp.identity;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import remotemcp.platform.Base64Url;
import remotemcp.platform.Crypto;
import remotemcp.platform.Key;
import remotemcp.platform.KeyedDigest;
import remotemcp.platform.OverloadedException;
import remotemcp.platform.Platform;
import remotemcp.platform.Priority;
import remotemcp.platform.Store;

/// The accounts of this server, found by e-mail address or id, entered with a password. All calls wait.
///
/// An account is one record under the keyed digest of its address; a second, small record leads from its id to it and is made
/// again at the next sign-in should a crash have come between the two.
public final class Accounts {
    private static final String DIRECTORY = "directory";

    private final Platform platform;
    private final Crypto crypto;
    private final Store store;
    private final KeyedDigest places;

    public Accounts(Platform platform) {
        this.platform = platform;
        this.crypto = platform.crypto();
        this.store = platform.store();
        this.places = new KeyedDigest(platform, "account");
    }

    /// Makes an account; empty when one of that address exists. The password has been held against [PasswordRule].
    ///
    /// @throws OverloadedException when too many passwords wait to be hashed
    public Optional<Account> create(EmailAddress email, String password, boolean administrator) {
        return create(email, password, administrator, Priority.UNTRUSTED);
    }

    /// The same for somebody who has proven something before.
    public Optional<Account> create(EmailAddress email, String password, boolean administrator, Priority priority) {
        // Hashed before looking, so that an address that is taken takes as long to refuse as a free one to accept (P06).
        return createHashed(email, hash(password, priority), administrator);
    }

    String hash(String password, Priority priority) {
        return crypto.hashPassword(password, priority);
    }

    Optional<Account> createHashed(EmailAddress email, String hash, boolean administrator) {
        String id = Base64Url.encode(platform.random().bytes(16));
        var account = new Account(id, email, administrator, platform.clock().now());
        if (!store.create(account(email), new KeptAccount(account, hash).bytes(), Long.MAX_VALUE)) {
            return Optional.empty();
        }
        remember(account);
        return Optional.of(account);
    }

    /// The account of that address, if the password is its own. An unknown address takes as long as a wrong password (V27, P06).
    ///
    /// @throws OverloadedException when too many passwords wait to be hashed
    public Optional<Account> authenticate(EmailAddress email, String password) {
        return authenticate(email, password, Priority.UNTRUSTED);
    }

    /// The same for a browser that may be known.
    public Optional<Account> authenticate(EmailAddress email, String password, Priority priority) {
        Optional<Store.Stored> stored = store.find(account(email));
        if (stored.isEmpty()) {
            crypto.hashPassword(password, priority);
            return Optional.empty();
        }
        KeptAccount kept = KeptAccount.read(stored.get().value());
        if (!crypto.checkPassword(password, kept.passwordHash(), priority)) {
            return Optional.empty();
        }
        upgrade(kept, stored.get(), password, priority);
        remember(kept.account());
        return Optional.of(kept.account());
    }

    public Optional<Account> find(String id) {
        return store.find(pointer(id))
            .flatMap(pointer -> store.find(new Key("account", new String(pointer.value(), StandardCharsets.US_ASCII), "account")))
            .map(stored -> KeptAccount.read(stored.value()).account());
    }

    /// Whether nobody has an account yet.
    public boolean isEmpty() {
        return store.list("account", DIRECTORY, "", 1).isEmpty();
    }

    /// Another sign-in may have upgraded the same hash first: then its version stays. Where too much waits to be hashed, a later one does it.
    private void upgrade(KeptAccount kept, Store.Stored read, String password, Priority priority) {
        if (!crypto.isOutdated(kept.passwordHash())) {
            return;
        }
        String hash;
        try {
            hash = crypto.hashPassword(password, priority);
        } catch (OverloadedException later) {
            return;
        }
        store.replace(account(kept.account().email()), read, kept.withHash(hash).bytes(), Long.MAX_VALUE);
    }

    private void remember(Account account) {
        Key key = pointer(account.id());
        if (store.find(key).isEmpty()) {
            store.create(key, places.of(account.email().text()).getBytes(StandardCharsets.US_ASCII), Long.MAX_VALUE);
        }
    }

    private Key account(EmailAddress email) {
        return new Key("account", places.of(email.text()), "account");
    }

    private static Key pointer(String id) {
        return new Key("account", DIRECTORY, id);
    }
}
