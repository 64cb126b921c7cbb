package remotemcp.identity;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.platform.Base64Url;
import remotemcp.platform.Key;
import remotemcp.platform.Platform;
import remotemcp.platform.Store;
import remotemcp.platform.UnavailableException;

/// The signed-in browsers. A session's name is 256 random bits that only the browser knows; the store holds a hash of it.
/// Sessions end after a time without use, after a longer time in any case, and at once on [#end]. All calls wait.
public final class LoginSessions {
    private static final String KIND = "login-session";
    /// Sessions of one account.
    static final int MOST = 50;
    private static final int PAGE = 100;
    private static final long HOUR = 3_600_000;
    /// Use is noted this seldom, so that not every page view writes.
    private static final long NOTED_EVERY = HOUR / 4;

    private final Platform platform;
    private final Lifetimes lifetimes;

    public LoginSessions(Platform platform) {
        this(platform, new Lifetimes(12 * HOUR, 7 * 24 * HOUR));
    }

    public LoginSessions(Platform platform, Lifetimes lifetimes) {
        this.platform = platform;
        this.lifetimes = lifetimes;
    }

    /// How long a session lasts, in milliseconds.
    ///
    /// @param idle without use
    /// @param absolute from sign-in, used or not
    public record Lifetimes(long idle, long absolute) {
    }

    /// A session that just began.
    ///
    /// @param name goes into the browser's cookie and nowhere else
    public record Begun(String name, LoginSession session) {
    }

    /// Begins a session under a name never used before, so that a name planted in the browser beforehand is worth nothing (P07).
    ///
    /// @param name what the browser called its session until now, if anything; that one ends
    public Begun begin(Account account, Optional<String> name) {
        String lineage = name.flatMap(this::find)
            .filter(before -> before.account().equals(account.id()))
            .map(LoginSession::lineage)
            .orElseGet(() -> Base64Url.encode(platform.random().bytes(16)));
        String fresh = account.id() + '.' + Base64Url.encode(platform.random().bytes(32));
        long now = platform.clock().now();
        makeRoom(account.id(), name.flatMap(this::key));
        var session = new LoginSession(account.id(), lineage, now, account.credentials());
        platform.store().create(key(fresh).orElseThrow(), bytes(session), now + lifetimes.idle());
        // After the new one is stored, so that a store that fails between the two signs nobody out.
        name.ifPresent(this::end);
        return new Begun(fresh, session);
    }

    /// The live session of that name.
    public Optional<LoginSession> find(String name) {
        return key(name).flatMap(key -> platform.store().find(key).map(stored -> used(key, stored)));
    }

    /// Ends the session on the server: the cookie is worth nothing from here on.
    public void end(String name) {
        key(name).ifPresent(key -> {
            for (Optional<Store.Stored> stored = platform.store().find(key); stored.isPresent(); stored = platform.store().find(key)) {
                platform.store().remove(key, stored.get());
            }
        });
    }

    /// Ends all sessions of an account.
    public void endAll(String account) {
        endAll(account, Optional.empty());
    }

    /// Ends all sessions of the account but the one of that name.
    public void endOthers(String account, String name) {
        endAll(account, key(name));
    }

    private void endAll(String account, Optional<Key> kept) {
        for (List<Store.Entry> all = of(account); all.size() > (kept.isPresent() ? 1 : 0); all = of(account)) {
            int ended = 0;
            for (Store.Entry entry : all) {
                if (kept.filter(entry.key()::equals).isEmpty()) {
                    platform.store().remove(entry.key(), entry.stored());
                    ended++;
                }
            }
            if (ended == 0) {
                return;
            }
        }
    }

    /// Those go that were not used for longest.
    ///
    /// @param replaced ends anyway
    private void makeRoom(String account, Optional<Key> replaced) {
        var all = new ArrayList<>(of(account));
        all.removeIf(entry -> replaced.filter(entry.key()::equals).isPresent());
        all.sort(Comparator.comparingLong(entry -> entry.stored().expires()));
        for (Store.Entry oldest : all.subList(0, Math.max(0, all.size() + 1 - MOST))) {
            platform.store().remove(oldest.key(), oldest.stored());
        }
    }

    private List<Store.Entry> of(String account) {
        return platform.store().list(KIND, account, "", PAGE);
    }

    private LoginSession used(Key key, Store.Stored stored) {
        LoginSession session = session(stored.value());
        long expires = Math.min(platform.clock().now() + lifetimes.idle(), session.authenticated() + lifetimes.absolute());
        if (expires - stored.expires() >= NOTED_EVERY) {
            note(key, stored, expires);
        }
        return session;
    }

    /// A page is shown even when its use cannot be noted now.
    private void note(Key key, Store.Stored stored, long expires) {
        try {
            platform.store().replace(key, stored, stored.value(), expires);
        } catch (UnavailableException notNow) {
            notNow.writeTo(platform.log(), "login-session.note");
        }
    }

    /// The account's id stands in the name, so that all sessions of one account lie together.
    private Optional<Key> key(String name) {
        int dot = name.indexOf('.');
        if (dot <= 0 || name.length() > 200) {
            return Optional.empty();
        }
        byte[] hash = platform.crypto().sha256(name.getBytes(StandardCharsets.UTF_8));
        return Optional.of(new Key(KIND, name.substring(0, dot), Base64Url.encode(hash)));
    }

    private static byte[] bytes(LoginSession session) {
        return JsonObject.builder()
            .put("account", session.account())
            .put("lineage", session.lineage())
            .put("authenticated", session.authenticated())
            .put("credentials", session.credentials())
            .build().bytes();
    }

    private static LoginSession session(byte[] bytes) {
        JsonObject record = Json.parse(bytes).asObject().orElseThrow();
        return new LoginSession(record.string("account").orElseThrow(), record.string("lineage").orElseThrow(),
            record.integer("authenticated").orElseThrow(), (int) record.integer("credentials").orElse(0));
    }
}
