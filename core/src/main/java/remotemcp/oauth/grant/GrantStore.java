package remotemcp.oauth.grant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.oauth.OAuthException;
import remotemcp.oauth.OAuthSettings;
import remotemcp.oauth.resource.TrustedTokens;
import remotemcp.oauth.token.Lifetimes;
import remotemcp.platform.GrantStatus;
import remotemcp.platform.Key;
import remotemcp.platform.Platform;
import remotemcp.platform.Store;
import remotemcp.platform.UnavailableException;

/// The grants in the store. A grant changes by one compare-and-set at a time: whoever comes second looks again and decides anew, so
/// fifty at once have one winner and no lock.
public final class GrantStore {
    private static final int TRIES = 200;
    private static final int PAGE = 100;
    /// Grants of one user, those included that have ended and are still remembered.
    static final int MOST = 200;
    /// Longer than any sealed authorization request lives, so that none makes a grant anew that was used up.
    private static final long REMEMBERED = 20 * 60 * 1000;

    private final Store store;
    private final Platform platform;
    private final Lifetimes lifetimes;
    private final TrustedTokens trusted;
    private final AtomicReference<List<Consumer<GrantStatus.Ending>>> listeners = new AtomicReference<>(List.of());

    public GrantStore(OAuthSettings settings, Platform platform, TrustedTokens trusted) {
        this.trusted = trusted;
        this.platform = platform;
        store = platform.store();
        lifetimes = settings.lifetimes();
    }

    public Optional<Grant> find(Key key) {
        return store.find(key).map(stored -> Grant.from(key, stored.value()));
    }

    /// Adds a grant; false when one of that id is there. When the user has too many, the one that was used longest ago ends.
    public boolean open(Grant grant) {
        boolean isNew = store.create(grant.key(), grant.bytes(), expires(grant));
        if (isNew) {
            platform.log().info("oauth.grant.approved", fields(grant));
            makeRoom(grant);
        }
        return isNew;
    }

    private void makeRoom(Grant fresh) {
        List<Store.Entry> entries = entries(fresh.subject());
        var others = new ArrayList<Store.Entry>(entries);
        others.removeIf(entry -> entry.key().equals(fresh.key()));
        others.sort(Comparator.comparingLong(GrantStore::lastOfUse));
        for (Store.Entry oldest : others.subList(0, Math.max(0, entries.size() - MOST))) {
            Grant grant = grant(oldest);
            if (store.remove(oldest.key(), oldest.stored())) {
                tell(new GrantStatus.Ending(grant.id(), Set.of()));
                platform.log().warn("oauth.grant.removed", fields(grant).with("why", "its user has more than " + MOST));
            }
        }
    }

    /// What has ended already goes first.
    private static long lastOfUse(Store.Entry entry) {
        Grant grant = grant(entry);
        return grant.state() instanceof GrantState.Revoked ? 0 : grant.lastUsed();
    }

    private static Grant grant(Store.Entry entry) {
        return Grant.from(entry.key(), entry.stored().value());
    }

    /// Takes one step from what the grant is; empty when there is no such grant.
    ///
    /// @throws OAuthException when the step is a refusal
    public <R> Optional<R> change(Key key, Function<Grant, Transition<R>> decide) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Store.Stored> read = store.find(key);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            Grant before = Grant.from(key, read.get().value());
            Transition<R> transition = decide.apply(before);
            if (transition.next().isEmpty() || isTaken(read.get(), before, transition.next().get())) {
                return Optional.of(transition.result());
            }
        }
        throw new OAuthException(503, "temporarily_unavailable", "Too many requests came at once for one login");
    }

    /// Notes that the grant is in use. Nothing is lost when somebody else changes it at the same moment, or when it cannot be noted now.
    public void touch(Grant grant) {
        try {
            store.find(grant.key()).ifPresent(read -> {
                Grant before = Grant.from(grant.key(), read.value());
                isTaken(read, before, before.usedAt(platform.clock().now()));
            });
        } catch (UnavailableException notNow) {
            notNow.writeTo(platform.log(), "oauth.grant.touch");
        }
    }

    /// All grants of a subject, whatever their stage.
    List<Grant> of(String subject) {
        var grants = new ArrayList<Grant>();
        for (Store.Entry entry : entries(subject)) {
            grants.add(grant(entry));
        }
        return grants;
    }

    private List<Store.Entry> entries(String subject) {
        var entries = new ArrayList<Store.Entry>();
        List<Store.Entry> page;
        do {
            page = store.list(Grant.KIND, subject, entries.isEmpty() ? "" : entries.getLast().key().id(), PAGE);
            entries.addAll(page);
        } while (page.size() == PAGE);
        return entries;
    }

    private boolean isTaken(Store.Stored read, Grant before, Grant next) {
        boolean isTaken = store.replace(next.key(), read, next.bytes(), expires(next));
        if (isTaken) {
            announce(before.state(), next);
        }
        return isTaken;
    }

    /// Once a token has ended, nobody in this process trusts it any more: the store already says so. Later steps tell nothing again, because
    /// each telling looks through all that is trusted.
    private void announce(GrantState before, Grant grant) {
        switch (grant.state()) {
            case GrantState.Revoked revoked when !(before instanceof GrantState.Revoked) -> {
                tell(new GrantStatus.Ending(grant.id(), Set.of()));
                platform.log().warn("oauth.grant.revoked", fields(grant).with("why", revoked.why()));
            }
            case GrantState.Active active when !before.endedIds().containsAll(active.endedIds()) ->
                tell(new GrantStatus.Ending(grant.id(), active.endedIds()));
            case GrantState.Approved approved when before instanceof GrantState.Approved earlier && approved.misses() > earlier.misses() ->
                platform.log().warn("oauth.code.refused", fields(grant).with("misses", Json.of(approved.misses())));
            default -> {}
        }
    }

    private void tell(GrantStatus.Ending ending) {
        trusted.forgetGrant(ending.grant());
        for (Consumer<GrantStatus.Ending> listener : listeners.get()) {
            listener.accept(ending);
        }
    }

    /// Registers what runs whenever a grant, or tokens of it, end in this process.
    void listen(Consumer<GrantStatus.Ending> listener) {
        var all = new ArrayList<>(listeners.get());
        all.add(listener);
        listeners.set(List.copyOf(all));
    }

    private static JsonObject fields(Grant grant) {
        return JsonObject.builder().put("grant", grant.id()).put("subject", grant.subject()).put("client", grant.consent().clientName())
            .build();
    }

    private long expires(Grant grant) {
        return switch (grant.state()) {
            case GrantState.Approved approved -> Math.max(approved.until(), grant.consent().given() + REMEMBERED);
            case GrantState.Active active -> Math.min(active.rotated() + Math.max(lifetimes.idle(), lifetimes.access()), ends(grant));
            case GrantState.Revoked revoked -> revoked.when() + REMEMBERED;
        };
    }

    /// When the grant ends, however much it is used.
    public long ends(Grant grant) {
        return grant.consent().given() + lifetimes.absolute();
    }
}
