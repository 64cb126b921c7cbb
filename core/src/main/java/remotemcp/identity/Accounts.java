package remotemcp.identity;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
    private final FirstAccount first;

    public Accounts(Platform platform) {
        this.platform = platform;
        this.crypto = platform.crypto();
        this.store = platform.store();
        this.places = new KeyedDigest(platform, "account");
        this.first = new FirstAccount(platform);
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
        String hash = crypto.hashPassword(password, priority);
        first.begin();
        return made(email, hash, administrator);
    }

    /// Makes the first account, an administrator's; empty when there is one, or another is being made.
    ///
    /// @throws OverloadedException when too many passwords wait to be hashed; then nothing was changed
    Optional<Account> createFirst(EmailAddress email, String password) {
        String hash = crypto.hashPassword(password, Priority.KNOWN);
        return isEmpty() && first.begin() ? made(email, hash, true) : Optional.empty();
    }

    /// Whether it is made or its address is taken: somebody has an account from here on.
    private Optional<Account> made(EmailAddress email, String hash, boolean administrator) {
        String id = Base64Url.encode(platform.random().bytes(16));
        var account = new Account(id, email, administrator, platform.clock().now());
        boolean isNew = store.create(account(email), new StoredAccount(account, hash, false).bytes(), Long.MAX_VALUE);
        if (isNew) {
            remember(account);
        }
        first.made();
        return Optional.of(account).filter(made -> isNew);
    }

    /// The account of that address, if the password is its own and it is not disabled. An unknown address takes as long as a wrong password
    /// (V27, P06).
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
        StoredAccount kept = StoredAccount.read(stored.get().value());
        if (!crypto.checkPassword(password, kept.passwordHash(), priority) || kept.disabled()) {
            return Optional.empty();
        }
        upgrade(kept, stored.get(), password, priority);
        remember(kept.account());
        return Optional.of(kept.account());
    }

    /// The account of that id, if it is not disabled.
    public Optional<Account> find(String id) {
        return store.find(pointer(id))
            .flatMap(pointer -> store.find(new Key("account", new String(pointer.value(), StandardCharsets.US_ASCII), "account")))
            .map(stored -> StoredAccount.read(stored.value())).filter(kept -> !kept.disabled()).map(StoredAccount::account);
    }

    /// Whether that account has the address, may sign in, and has the same credentials still.
    boolean isCurrent(EmailAddress email, String id, long credentials) {
        return store.find(account(email)).map(stored -> StoredAccount.read(stored.value()))
            .filter(kept -> !kept.disabled() && kept.account().id().equals(id) && kept.account().credentials() == credentials).isPresent();
    }

    /// Gives the account another password, held against [PasswordRule]; empty when there is no account of that address. Sessions and apps
    /// are for the caller to end.
    public Optional<Account> changePassword(EmailAddress email, String password) {
        String hash = crypto.hashPassword(password, Priority.KNOWN);
        return change(email, kept -> kept.withPassword(hash));
    }

    /// Lets nobody sign in with the account; empty when there is none of that address. Sessions and apps are for the caller to end.
    public Optional<Account> disable(EmailAddress email) {
        return change(email, kept -> kept.disabled(true));
    }

    /// Lets its person sign in again.
    public Optional<Account> enable(EmailAddress email) {
        return change(email, kept -> kept.disabled(false));
    }

    /// Removes the account; its address may then get another, of another id. Empty when there is none of that address.
    public Optional<Account> remove(EmailAddress email) {
        Key key = account(email);
        for (Optional<Store.Stored> stored = store.find(key); stored.isPresent(); stored = store.find(key)) {
            Account account = StoredAccount.read(stored.get().value()).account();
            if (store.remove(key, stored.get())) {
                store.find(pointer(account.id())).ifPresent(pointer -> store.remove(pointer(account.id()), pointer));
                return Optional.of(account);
            }
        }
        return Optional.empty();
    }

    private Optional<Account> change(EmailAddress email, UnaryOperator<StoredAccount> step) {
        Key key = account(email);
        for (Optional<Store.Stored> stored = store.find(key); stored.isPresent(); stored = store.find(key)) {
            StoredAccount changed = step.apply(StoredAccount.read(stored.get().value()));
            if (store.replace(key, stored.get(), changed.bytes(), Long.MAX_VALUE)) {
                remember(changed.account());
                return Optional.of(changed.account());
            }
        }
        return Optional.empty();
    }

    /// Whether nobody has an account yet.
    public boolean isEmpty() {
        return store.list("account", DIRECTORY, "", 1).isEmpty();
    }

    /// Another sign-in may have upgraded the same hash first: then its version stays. Where too much waits to be hashed, a later one does it.
    private void upgrade(StoredAccount kept, Store.Stored read, String password, Priority priority) {
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
