package remotemcp.json.schema;

import java.util.Map;
import java.util.TreeMap;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// One JSON document with the schema resources in it, and the nodes that references into it lead to, each by JSON Pointer.
///
/// @param uri under which it was given; "" for the schema that is compiled
record SchemaDocument(String uri, Json root, Map<String, SchemaResource> resources, Map<String, SchemaNode> targets) {

    SchemaDocument(String uri, Json root) {
        this(uri, root, new TreeMap<>(), new TreeMap<>());
    }

    /// The resource of the nearest `$id` at or above this place.
    SchemaResource resourceAt(String pointer) {
        if (resources.size() > 1) {
            for (int end = pointer.length(); end > 0; end = pointer.lastIndexOf('/', end - 1)) {
                SchemaResource found = resources.get(pointer.substring(0, end));
                if (found != null) {
                    return found;
                }
            }
        }
        return resources.get("");
    }

    /// A place as messages name it.
    String place(String pointer) {
        return uri + "#" + pointer;
    }

    /// Null if there is nothing.
    Json find(String pointer) {
        Json at = root;
        int start = 0;
        while (at != null && start < pointer.length()) {
            if (pointer.charAt(start) != '/') {
                return null;
            }
            int end = pointer.indexOf('/', start + 1);
            end = end < 0 ? pointer.length() : end;
            at = step(at, pointer.substring(start + 1, end).replace("~1", "/").replace("~0", "~"));
            start = end;
        }
        return at;
    }

    private static Json step(Json at, String segment) {
        return switch (at) {
            case JsonObject object -> object.find(segment).orElse(null);
            case JsonArray array -> item(array, segment);
            default -> null;
        };
    }

    private static Json item(JsonArray array, String segment) {
        int index = 0;
        for (int i = 0; i < segment.length(); i++) {
            int digit = segment.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i > 6) {
                return null;
            }
            index = index * 10 + digit;
        }
        return segment.isEmpty() || index >= array.size() ? null : array.get(index);
    }
}
