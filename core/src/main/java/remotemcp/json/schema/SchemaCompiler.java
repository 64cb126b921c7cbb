package remotemcp.json.schema;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import remotemcp.json.Json;
import remotemcp.json.JsonBoolean;
import remotemcp.json.JsonObject;

/// Turns a schema document into nodes. References are queued, not followed on the spot: a long chain of them must not
/// become a deep stack.
final class SchemaCompiler {
    private static final int MOST_NODES = 10_000;
    private static final int DEEPEST = 64;

    private final JsonObject document;
    private final Dialect dialect;
    private final References references;
    private final Map<String, SchemaNode> targets = new TreeMap<>();
    private final Deque<String> waiting = new ArrayDeque<>();
    private final List<String> unchecked = new ArrayList<>();
    private final PatternBudget patterns = new PatternBudget();
    private int count;

    SchemaCompiler(JsonObject document) {
        this.document = document;
        this.dialect = Dialect.of(document);
        this.references = new References(document);
    }

    SchemaNode compile() {
        SchemaNode root = target("");
        while (!waiting.isEmpty()) {
            String pointer = waiting.remove();
            fill(targets.get(pointer), references.at(pointer), pointer, 0);
        }
        return root;
    }

    List<String> unchecked() {
        return List.copyOf(unchecked);
    }

    void passOver(String pointer) {
        unchecked.add(pointer);
    }

    /// Empty if the expression is beyond our matcher; it is passed over then.
    Optional<Pattern> pattern(String text, String pointer) {
        Optional<Pattern> pattern = Pattern.of(text, patterns);
        if (patterns.isSpent()) {
            throw new SchemaException("The patterns are too large together", pointer);
        }
        if (pattern.isEmpty()) {
            passOver(pointer);
        }
        return pattern;
    }

    Dialect dialect() {
        return dialect;
    }

    /// The node which a `$ref` at `from` leads to.
    SchemaNode referred(String reference, String from) {
        return target(references.resolve(reference, from));
    }

    SchemaNode node(Json schema, String pointer, int depth) {
        var node = new SchemaNode();
        fill(node, schema, pointer, depth);
        return node;
    }

    private SchemaNode target(String pointer) {
        SchemaNode known = targets.get(pointer);
        if (known != null) {
            return known;
        }
        var node = new SchemaNode();
        targets.put(pointer, node);
        waiting.add(pointer);
        return node;
    }

    private void fill(SchemaNode node, Json schema, String pointer, int depth) {
        if (++count > MOST_NODES) {
            throw new SchemaException("More than " + MOST_NODES + " subschemas", pointer);
        }
        if (depth > DEEPEST) {
            throw new SchemaException("Nested deeper than " + DEEPEST, pointer);
        }
        switch (schema) {
            case JsonObject object -> keywords(node, new Place(object, pointer, depth, this));
            case JsonBoolean bool -> {
                if (!bool.value()) {
                    node.add(new SchemaNode.Nothing());
                }
            }
            default -> throw new SchemaException("Expected a schema: an object, true or false", pointer);
        }
    }

    private void keywords(SchemaNode node, Place place) {
        ReferenceKeywords.compile(place, node);
        if (dialect == Dialect.DRAFT_07 && place.has("$ref")) {
            return;
        }
        ValueKeywords.compile(place, node);
        NumberKeywords.compile(place, node);
        StringKeywords.compile(place, node);
        ArrayKeywords.compile(place, node);
        ObjectKeywords.compile(place, node);
        CombiningKeywords.compile(place, node);
        UnevaluatedKeywords.compile(place, node);
    }
}
