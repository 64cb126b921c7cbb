package remotemcp.json.schema;

import java.util.Map;
import java.util.TreeMap;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.uri.PercentEncoding;
import remotemcp.uri.UriReference;

/// The schema to compile and the documents that were given with it: all that a reference can lead to. Nothing is ever fetched.
final class SchemaDocuments {
    /// What a reference or a dynamic reference names.
    ///
    /// @param dynamicAnchor the name to look for in the dynamic scope; null when the reference is an ordinary one
    record Target(SchemaResource resource, String pointer, String dynamicAnchor) {
    }

    private final Map<String, SchemaDocument> given = new TreeMap<>();
    private final Map<String, SchemaResource> resources = new TreeMap<>();
    private final SchemaDocument main;

    SchemaDocuments(Json schema, Map<String, Json> documents) {
        documents.forEach((uri, root) -> given.put(beforeFragment(uri), new SchemaDocument(beforeFragment(uri), root)));
        main = new SchemaDocument("", schema);
        add(main);
        given.values().forEach(this::add);
    }

    SchemaDocument main() {
        return main;
    }

    private void add(SchemaDocument document) {
        new ResourceCollector(document, this).collect();
        document.resources().values().forEach(resource -> resources.putIfAbsent(resource.uri().toString(), resource));
        resources.putIfAbsent(document.uri(), document.resources().get(""));
    }

    /// A metaschema among the documents that were given.
    JsonObject metaschema(String uri, String place) {
        SchemaDocument document = given.get(beforeFragment(uri));
        if (document == null || !(document.root() instanceof JsonObject object)) {
            throw new SchemaException("A dialect other than 2020-12, 2019-09 and draft-07", place);
        }
        return object;
    }

    /// @param place of the reference itself, for messages
    Target resolve(String reference, SchemaResource from, String place) {
        SchemaResource resource = resource(beforeFragment(reference), from, place);
        int hash = reference.indexOf('#');
        String fragment = PercentEncoding.decoded(hash < 0 ? "" : reference.substring(hash + 1))
            .orElseThrow(() -> new SchemaException("An ill-formed reference", place));
        if (fragment.isEmpty()) {
            return new Target(resource, resource.pointer(), null);
        }
        if (fragment.charAt(0) != '/') {
            String anchored = resource.anchors().get(fragment);
            if (anchored == null) {
                throw new SchemaException("A reference to nothing", place);
            }
            return new Target(resource, anchored, resource.dynamicAnchors().containsKey(fragment) ? fragment : null);
        }
        String pointer = resource.pointer() + fragment;
        if (resource.document().find(pointer) == null) {
            throw new SchemaException("A reference to nothing", place);
        }
        return new Target(resource.document().resourceAt(pointer), pointer, null);
    }

    private SchemaResource resource(String reference, SchemaResource from, String place) {
        if (reference.isEmpty()) {
            return from;
        }
        SchemaResource found = resources.get(UriReference.parse(reference).resolvedAgainst(from.uri()).toString());
        if (found == null) {
            throw new SchemaException("A reference to outside the schema, which is never fetched,", place);
        }
        return found;
    }

    static String beforeFragment(String uri) {
        int hash = uri.indexOf('#');
        return hash < 0 ? uri : uri.substring(0, hash);
    }
}
