package remotemcp.json.schema;

import java.util.ArrayList;
import java.util.List;
import remotemcp.json.Json;

/// One subschema: all its keywords must hold. Filled after it is made, since schemas may refer to themselves.
final class SchemaNode {
    private final List<Keyword> keywords = new ArrayList<>();
    private final SchemaResource resource;
    private boolean asksWhatIsEvaluated;

    SchemaNode(SchemaResource resource) {
        this.resource = resource;
    }

    SchemaResource resource() {
        return resource;
    }

    void add(Keyword keyword) {
        keywords.add(keyword);
    }

    /// Adds a keyword that has to know what all others here, and in subschemas of the same value, have judged: the last one of a node.
    void addAsking(Keyword keyword) {
        asksWhatIsEvaluated = true;
        keywords.add(keyword);
    }

    boolean asksWhatIsEvaluated() {
        return asksWhatIsEvaluated;
    }

    /// Whether this is the schema `false`.
    boolean isNothing() {
        return keywords.size() == 1 && keywords.getFirst() instanceof Nothing;
    }

    void check(Json value, Path path, Walk walk) {
        for (int i = 0; i < keywords.size(); i++) {
            keywords.get(i).check(value, path, walk);
        }
    }

    boolean speaksOf(String name, Walk walk) {
        for (Keyword keyword : keywords) {
            if (keyword.speaksOf(name, walk)) {
                return true;
            }
        }
        return false;
    }

    /// The schema `false`.
    record Nothing() implements Keyword {

        @Override
        public void check(Json value, Path path, Walk walk) {
            walk.report(path, "is not allowed");
        }
    }
}
