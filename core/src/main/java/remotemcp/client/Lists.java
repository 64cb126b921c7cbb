package remotemcp.client;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import remotemcp.client.wire.Weight;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.platform.Clock;

/// Reads lists that a server gives out page by page (server, Pagination), and keeps them as long as it says (2026-07-28, server, Caching). A
/// server that never comes to an end is told so.
final class Lists {
    private static final int MOST_PAGES = 1000;
    private static final int MOST_ITEMS = 50_000;
    private static final long LONGEST_MILLIS = 86_400_000;
    private static final long MOST_CHARACTERS = 32 << 20;

    private final Era era;
    private final CallOptions options;
    private final Clock clock;

    private final Freshness freshness;
    private final ConcurrentHashMap<String, Kept> kept = new ConcurrentHashMap<>();

    Lists(Era era, CallOptions options, Clock clock, Freshness freshness) {
        this.era = era;
        this.options = options;
        this.clock = clock;
        this.freshness = freshness;
    }

    /// A list that the server said may be kept.
    ///
    /// @param count of [Freshness] when it was asked for
    /// @param until milliseconds since 1970
    private record Kept(List<?> items, long count, long until) {
    }

    /// All of `tools`, `resources` or `prompts`; none where the server does not offer them.
    <T> List<T> all(String what, Function<JsonObject, Optional<T>> read) {
        return offers(what) ? fresh(what, what + "/list", what, read) : List.of();
    }

    List<ListedTemplate> templates() {
        return offers("resources") ? fresh("resources", "resources/templates/list", "resourceTemplates", ListedTemplate::from) : List.of();
    }

    /// A server of which nothing is known may offer anything.
    private boolean offers(String what) {
        return era.peer().capabilities().isEmpty() || era.peer().offers(what);
    }

    @SuppressWarnings("unchecked")
    private <T> List<T> fresh(String what, String method, String member, Function<JsonObject, Optional<T>> read) {
        long count = freshness.of(what);
        Kept before = kept.get(method);
        if (before != null && before.count() == count && clock.now() < before.until()) {
            return (List<T>) before.items();
        }
        var lifetime = new Lifetime(clock.now());
        List<T> items = all(method, member, read, lifetime);
        kept.put(method, new Kept(items, count, lifetime.until));
        return items;
    }

    /// Until when all pages that were read may be kept.
    private final class Lifetime {
        private long until;

        Lifetime(long now) {
            until = now + LONGEST_MILLIS;
        }

        void page(JsonObject result) {
            long millis = era.mayKeep() ? result.integer("ttlMs").orElse(0) : 0;
            until = Math.min(until, clock.now() + Math.clamp(millis, 0, LONGEST_MILLIS));
        }
    }

    private <T> List<T> all(String method, String member, Function<JsonObject, Optional<T>> read, Lifetime lifetime) {
        var items = new ArrayList<T>();
        var cursors = new HashSet<String>();
        Optional<String> cursor = Optional.empty();
        long characters = 0;
        long latest = Long.MAX_VALUE;
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonObject result = era.ask(Question.of(method, JsonObject.builder().put("cursor", cursor).build()), options);
            JsonArray found =
                result.array(member).orElseThrow(() -> ClientException.protocol("The server's answer to " + method + " has no " + member));
            lifetime.page(result);
            for (Json item : found) {
                item.asObject().flatMap(read).ifPresent(items::add);
            }
            // Some servers write an empty cursor on the last page. Asked for again, it would be the first page.
            cursor = result.string("nextCursor").filter(text -> !text.isEmpty());
            if (cursor.isEmpty()) {
                return List.copyOf(items);
            }
            // The first page is not counted: a person may have had to sign in for it.
            latest = Math.min(latest, clock.now() + options.patience().wholeMillis());
            characters += Weight.of(found);
            if (!cursors.add(cursor.get()) || items.size() > MOST_ITEMS || characters > MOST_CHARACTERS) {
                break;
            }
            if (clock.now() >= latest) {
                throw new ClientException(ClientException.Kind.TIMEOUT, "The server's list of " + member + " took too long");
            }
        }
        throw ClientException.protocol("The server's list of " + member + " does not end");
    }
}
