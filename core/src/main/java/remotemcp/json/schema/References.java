package remotemcp.json.schema;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// Resolves `$ref` within one document, to JSON Pointers. Nothing outside the document is ever looked for.
final class References {
    private static final int DEEPEST = 128;

    private final JsonObject document;
    private final String id;
    private final Map<String, String> anchors = new TreeMap<>();

    References(JsonObject document) {
        this.document = document;
        this.id = document.string("$id").map(References::beforeFragment).orElse("");
        collect(document, "", 0);
    }

    /// Pointer of what the reference names. `from` is the place of the reference itself.
    String resolve(String reference, String from) {
        String uri = beforeFragment(reference);
        if (!uri.isEmpty() && !uri.equals(id)) {
            throw new SchemaException("A reference to outside the schema, which is never fetched,", from);
        }
        int hash = reference.indexOf('#');
        String fragment = hash < 0 ? "" : decoded(reference.substring(hash + 1), from);
        if (!fragment.isEmpty() && fragment.charAt(0) != '/') {
            fragment = anchors.getOrDefault(fragment, "no such anchor");
        }
        if (find(fragment) == null) {
            throw new SchemaException("A reference to nothing", from);
        }
        return fragment;
    }

    Json at(String pointer) {
        return find(pointer);
    }

    private Json find(String pointer) {
        Json at = document;
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

    /// Names every `$anchor`. One inside `enum` or `const` would be mere data, so those are left out.
    private void collect(Json value, String pointer, int depth) {
        if (depth > DEEPEST) {
            throw new SchemaException("Nested deeper than " + DEEPEST, "");
        }
        if (value instanceof JsonObject object) {
            collectHere(object, pointer);
            for (var member : object.entries()) {
                if (!member.getKey().equals("enum") && !member.getKey().equals("const")) {
                    collect(member.getValue(), pointer + "/" + Path.escaped(member.getKey()), depth + 1);
                }
            }
        } else if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                collect(array.get(i), pointer + "/" + i, depth + 1);
            }
        }
    }

    private void collectHere(JsonObject object, String pointer) {
        object.string("$anchor").ifPresent(name -> anchors.putIfAbsent(name, pointer));
        object.string("$dynamicAnchor").ifPresent(name -> anchors.putIfAbsent(name, pointer));
        object.string("$id").filter(name -> name.startsWith("#"))
            .ifPresent(name -> anchors.putIfAbsent(name.substring(1), pointer));
    }

    private static String beforeFragment(String uri) {
        int hash = uri.indexOf('#');
        return hash < 0 ? uri : uri.substring(0, hash);
    }

    private static String decoded(String fragment, String from) {
        if (fragment.indexOf('%') < 0) {
            return fragment;
        }
        byte[] in = fragment.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int size = 0;
        for (int i = 0; i < in.length; i++) {
            if (in[i] == '%') {
                int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
                int low = i + 2 < in.length ? Character.digit(in[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    throw new SchemaException("An ill-formed reference", from);
                }
                out[size++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                out[size++] = in[i];
            }
        }
        return new String(out, 0, size, StandardCharsets.UTF_8);
    }
}
