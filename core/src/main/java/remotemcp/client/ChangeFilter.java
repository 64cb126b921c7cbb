package remotemcp.client;

import java.util.ArrayList;
import java.util.List;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// Which changes a client wants to hear of.
///
/// @param lists any of TOOLS, PROMPTS, RESOURCES
/// @param uris single resources
public record ChangeFilter(List<Change.Kind> lists, List<String> uris) {

    public ChangeFilter {
        lists = List.copyOf(lists);
        uris = List.copyOf(uris);
    }

    public static ChangeFilter everyList() {
        return new ChangeFilter(List.of(Change.Kind.TOOLS, Change.Kind.PROMPTS, Change.Kind.RESOURCES), List.of());
    }

    public ChangeFilter and(String uri) {
        var more = new ArrayList<>(uris);
        more.add(uri);
        return new ChangeFilter(lists, more);
    }

    boolean wants(Change change) {
        return change.uri().map(uris::contains).orElse(lists.contains(change.kind()));
    }

    /// As `subscriptions/listen` takes it.
    JsonObject toJson() {
        var filter = JsonObject.builder();
        for (Change.Kind kind : lists) {
            switch (kind) {
                case TOOLS -> filter.put("toolsListChanged", true);
                case PROMPTS -> filter.put("promptsListChanged", true);
                case RESOURCES -> filter.put("resourcesListChanged", true);
                case RESOURCE -> throw new IllegalArgumentException("single resources are named by their URIs");
            }
        }
        return (uris.isEmpty() ? filter : filter.put("resourceSubscriptions", JsonArray.ofStrings(uris))).build();
    }
}
