package remotemcp.client;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// Reads lists that a server gives out page by page (server, Pagination). A server that never comes to an end is told so.
final class Lists {
    private static final int MOST_PAGES = 1000;
    private static final int MOST_ITEMS = 50_000;

    private final Era era;
    private final CallOptions options;

    Lists(Era era, CallOptions options) {
        this.era = era;
        this.options = options;
    }

    /// All of `tools`, `resources` or `prompts`; none where the server does not offer them.
    <T> List<T> all(String what, Function<JsonObject, Optional<T>> read) {
        return offers(what) ? all(what + "/list", what, read) : List.of();
    }

    List<ListedTemplate> templates() {
        return offers("resources") ? all("resources/templates/list", "resourceTemplates", ListedTemplate::from) : List.of();
    }

    /// A server of which nothing is known may offer anything.
    private boolean offers(String what) {
        return era.peer().capabilities().isEmpty() || era.peer().offers(what);
    }

    private <T> List<T> all(String method, String member, Function<JsonObject, Optional<T>> read) {
        var items = new ArrayList<T>();
        var cursors = new HashSet<String>();
        Optional<String> cursor = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonObject result = era.ask(Question.of(method, JsonObject.builder().put("cursor", cursor).build()), options);
            JsonArray found = result.array(member).orElseThrow(() -> ClientException.protocol("The server's answer to " + method + " has no " + member));
            for (Json item : found) {
                item.asObject().flatMap(read).ifPresent(items::add);
            }
            cursor = result.string("nextCursor");
            if (cursor.isEmpty()) {
                return List.copyOf(items);
            }
            if (!cursors.add(cursor.get()) || items.size() > MOST_ITEMS) {
                break;
            }
        }
        throw ClientException.protocol("The server's list of " + member + " does not end");
    }
}
