package remotemcp.json.schema;

import java.util.Set;
import java.util.TreeSet;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.uri.UriReference;

/// Finds the resources and anchors of a document. Only where keywords have schemas: an `$id` or `$anchor` in a value of `enum`, `default` or an
/// unknown keyword is mere data.
final class ResourceCollector {
    /// Keywords whose value is a schema, or an array of them.
    private static final Set<String> SCHEMAS =
        Set.of("additionalItems", "additionalProperties", "allOf", "anyOf", "contains", "contentSchema", "else",
            "if", "items", "not", "oneOf", "prefixItems", "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties");
    /// Keywords whose value is an object with a schema in each member.
    private static final Set<String> NAMED_SCHEMAS = Set.of("$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties",
        "properties");
    private static final int DEEPEST = 128;

    private final SchemaDocument document;
    private final SchemaDocuments documents;
    private final Set<String> uris = new TreeSet<>();

    ResourceCollector(SchemaDocument document, SchemaDocuments documents) {
        this.document = document;
        this.documents = documents;
    }

    void collect() {
        UriReference uri = UriReference.parse(document.uri());
        Metaschema metaschema = Metaschema.STANDARD;
        if (document.root() instanceof JsonObject object) {
            metaschema = Metaschema.of(object, metaschema, documents, document.place(""));
            uri = id(object, "", metaschema).isEmpty() ? uri
                : UriReference.parse(id(object, "", metaschema)).resolvedAgainst(uri).withoutFragment();
        }
        var root = new SchemaResource(document, "", uri, metaschema);
        document.resources().put("", root);
        uris.add(uri.toString());
        visit(document.root(), "", root, 0);
    }

    private void visit(Json schema, String pointer, SchemaResource around, int depth) {
        if (depth > DEEPEST) {
            throw new SchemaException("Nested deeper than " + DEEPEST, document.place(""));
        }
        if (schema instanceof JsonObject object) {
            SchemaResource resource = pointer.isEmpty() ? around : resource(object, pointer, around);
            anchors(object, pointer, resource);
            for (var member : object.entries()) {
                inside(member.getKey(), member.getValue(), pointer, resource, depth + 1);
            }
        }
    }

    private void inside(String keyword, Json value, String pointer, SchemaResource resource, int depth) {
        String place = pointer + "/" + Path.escaped(keyword);
        if (SCHEMAS.contains(keyword)) {
            visit(value, place, resource, depth);
            if (value instanceof JsonArray array) {
                for (int i = 0; i < array.size(); i++) {
                    visit(array.get(i), place + "/" + i, resource, depth);
                }
            }
        } else if (NAMED_SCHEMAS.contains(keyword) && value instanceof JsonObject object) {
            for (var member : object.entries()) {
                visit(member.getValue(), place + "/" + Path.escaped(member.getKey()), resource, depth);
            }
        }
    }

    private SchemaResource resource(JsonObject object, String pointer, SchemaResource around) {
        String id = id(object, pointer, around.metaschema());
        if (id.isEmpty()) {
            return around;
        }
        var uri = UriReference.parse(id).resolvedAgainst(around.uri()).withoutFragment();
        var resource =
            new SchemaResource(document, pointer, uri, Metaschema.of(object, around.metaschema(), documents, document.place(pointer)));
        if (!uris.add(uri.toString())) {
            throw new SchemaException("The $id of another schema", document.place(pointer + "/$id"));
        }
        document.resources().put(pointer, resource);
        return resource;
    }

    /// Empty if the object has none: in draft-07 one that is a mere fragment is an anchor, and one beside a `$ref` says nothing.
    private String id(JsonObject object, String pointer, Metaschema metaschema) {
        if (object.has("$id") && object.string("$id").isEmpty()) {
            throw new SchemaException("Expected a string", document.place(pointer + "/$id"));
        }
        boolean isIgnored = metaschema.dialect() == Dialect.DRAFT_07 && object.has("$ref");
        return isIgnored ? "" : SchemaDocuments.beforeFragment(object.string("$id").orElse(""));
    }

    private void anchors(JsonObject object, String pointer, SchemaResource resource) {
        object.string("$anchor").ifPresent(name -> resource.anchors().putIfAbsent(name, pointer));
        object.string("$dynamicAnchor").ifPresent(name -> {
            resource.anchors().putIfAbsent(name, pointer);
            resource.dynamicAnchors().putIfAbsent(name, pointer);
        });
        if (pointer.equals(resource.pointer()) && object.bool("$recursiveAnchor").orElse(false)) {
            resource.dynamicAnchors().put(Dialect.RECURSIVE_ANCHOR, pointer);
        }
        object.string("$id").filter(name -> name.startsWith("#"))
            .ifPresent(name -> resource.anchors().putIfAbsent(name.substring(1), pointer));
    }
}
