package remotemcp.json.schema;

import java.util.Map;
import java.util.TreeMap;
import remotemcp.uri.UriReference;

/// A schema resource (2020-12 Core §4.3.5): a document, or the part of one below an `$id` of its own. References in it are read against its
/// URI, and anchors belong to it alone.
final class SchemaResource {
    private final SchemaDocument document;
    private final String pointer;
    private final UriReference uri;
    private final Metaschema metaschema;
    private final Map<String, String> anchors = new TreeMap<>();
    private final Map<String, String> dynamicAnchors = new TreeMap<>();

    /// @param pointer of its root in the document
    /// @param uri without a fragment; empty when nothing names it
    SchemaResource(SchemaDocument document, String pointer, UriReference uri, Metaschema metaschema) {
        this.document = document;
        this.pointer = pointer;
        this.uri = uri;
        this.metaschema = metaschema;
    }

    SchemaDocument document() {
        return document;
    }

    String pointer() {
        return pointer;
    }

    UriReference uri() {
        return uri;
    }

    Metaschema metaschema() {
        return metaschema;
    }

    /// The resource that the schema at this place of the same document belongs to, if it lies in this resource or one embedded in it.
    SchemaResource at(String place) {
        return document.resourceAt(place);
    }

    /// Pointers in the document, by name; dynamic ones are anchors as well.
    Map<String, String> anchors() {
        return anchors;
    }

    /// Pointers in the document, by name.
    Map<String, String> dynamicAnchors() {
        return dynamicAnchors;
    }
}
