package remotemcp.mcp;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.protocol.MetaKeys;
import remotemcp.protocol.RpcNotification;

/// What one client wants to be told of, and how much of it has been told: the stream of a `subscriptions/listen`, or a session of an older
/// revision. Safe to use from any thread.
public final class Subscription {
    /// Single resources of one subscription.
    public static final int MOST_URIS = 200;
    /// Characters of a URI.
    public static final int LONGEST_URI = 2_048;

    /// Characters of the URIs of one `subscriptions/listen`.
    static final int MOST_CHARACTERS = 16_000;

    private final ChangeLog log;
    private final List<String> lists;
    private final Optional<String> subjectMethod;
    private final AtomicReference<Set<String>> uris;
    private final int room;
    private final Optional<Json> id;
    private final AtomicLong reached;

    /// @param lists notifications of lists that are wanted
    /// @param subjectMethod the notification that a single resource has changed; empty when the server has none
    /// @param uris single resources that are wanted
    /// @param room characters that all URIs may have together
    /// @param id what every notification carries; empty in a session
    Subscription(ChangeLog log, List<String> lists, Optional<String> subjectMethod, Set<String> uris, int room,
        Optional<Json> id) {
        this.log = log;
        this.lists = lists;
        this.subjectMethod = subjectMethod;
        this.uris = new AtomicReference<>(uris);
        this.room = room;
        this.id = id;
        this.reached = new AtomicLong(log.end());
    }

    /// The single resources that are wanted.
    public Set<String> uris() {
        return uris.get();
    }

    /// Adds a single resource.
    ///
    /// @return false when there is no room for one more
    public boolean watch(String uri) {
        Set<String> before = uris.get();
        while (!before.contains(uri) && hasRoom(before, uri) && !uris.compareAndSet(before, with(before, uri))) {
            before = uris.get();
        }
        return uris.get().contains(uri);
    }

    private boolean hasRoom(Set<String> all, String uri) {
        int taken = weight(uri);
        for (String other : all) {
            taken += weight(other);
        }
        return all.size() < MOST_URIS && taken <= room;
    }

    /// A URI is ASCII; a text that is not takes more room where it is noted, and is not taken.
    private static int weight(String uri) {
        for (int i = 0; i < uri.length(); i++) {
            if (uri.charAt(i) >= 128) {
                return MOST_CHARACTERS + 1;
            }
        }
        return uri.length();
    }

    private static Set<String> with(Set<String> before, String uri) {
        var after = new LinkedHashSet<>(before);
        after.add(uri);
        return after;
    }

    /// Takes a single resource away, if it is there.
    public void unwatch(String uri) {
        Set<String> before = uris.get();
        while (!uris.compareAndSet(before, without(before, uri))) {
            before = uris.get();
        }
    }

    private static Set<String> without(Set<String> before, String uri) {
        var after = new LinkedHashSet<>(before);
        after.remove(uri);
        return after;
    }

    /// Whether something happened since the last [#deliver].
    public boolean isBehind() {
        return reached.get() < log.end();
    }

    /// Tells all that has not been told. Each change is told once, whichever threads call this at the same time.
    ///
    /// @param client takes a notification; answers false when it did not, and then it is told again the next time
    public void deliver(Predicate<RpcNotification> client) {
        long from = reached.get();
        ChangeLog.News news = log.since(from);
        while (from < news.end() && !reached.compareAndSet(from, news.end())) {
            from = reached.get();
            news = log.since(from);
        }
        if (from >= news.end()) {
            return;
        }
        for (ServerChange change : wanted(news)) {
            if (!client.test(named(change.notification()))) {
                goBack(from);
                return;
            }
        }
    }

    private void goBack(long to) {
        long before = reached.get();
        while (before > to && !reached.compareAndSet(before, to)) {
            before = reached.get();
        }
    }

    private List<ServerChange> wanted(ChangeLog.News news) {
        if (news.changes().isEmpty()) {
            return everything();
        }
        var wanted = new ArrayList<ServerChange>();
        for (ServerChange change : news.changes().get()) {
            boolean isWanted = change.uri().isPresent() ? uris.get().contains(change.uri().get()) : lists.contains(change.method());
            if (isWanted) {
                wanted.add(change);
            }
        }
        return wanted;
    }

    /// So much has changed that not all of it is known.
    private List<ServerChange> everything() {
        var all = new ArrayList<ServerChange>();
        lists.forEach(method -> all.add(new ServerChange(method, Optional.empty())));
        subjectMethod.ifPresent(method -> uris.get().forEach(uri -> all.add(new ServerChange(method, Optional.of(uri)))));
        return all;
    }

    /// With the id of the subscription, which tells clients where the notification belongs.
    RpcNotification named(RpcNotification notification) {
        return id.isEmpty() ? notification
            : new RpcNotification(notification.method(),
                notification.params().with("_meta", JsonObject.of(MetaKeys.SUBSCRIPTION_ID, id.get())));
    }
}
