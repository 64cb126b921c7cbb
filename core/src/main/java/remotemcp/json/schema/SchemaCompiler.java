package remotemcp.json.schema;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import remotemcp.json.Json;
import remotemcp.json.JsonBoolean;
import remotemcp.json.JsonObject;

/// Turns a schema document into nodes. References are queued, not followed on the spot: a long chain of them must not
/// become a deep stack.
final class SchemaCompiler {
    private static final int MOST_NODES = 10_000;
    private static final int DEEPEST = 64;
    private static final int MOST_ANCHORS_LOOKED_FOR = 1_000_000;

    private record Waiting(SchemaResource resource, String pointer) {
    }

    private final SchemaDocuments documents;
    private final boolean isLenient;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Set<SchemaResource> entered = new LinkedHashSet<>();
    private final Set<String> dynamicAnchors = new TreeSet<>();
    private final List<String> unchecked = new ArrayList<>();
    private final PatternBudget patterns = new PatternBudget();
    private int count;
    private int anchorsLookedFor;

    /// @param isLenient whether to pass over what we cannot check, instead of refusing it
    SchemaCompiler(Json schema, Map<String, Json> documents, boolean isLenient) {
        this.documents = new SchemaDocuments(schema, documents);
        this.isLenient = isLenient;
    }

    SchemaNode compile() {
        SchemaNode root = target(documents.main().resources().get(""), "");
        do {
            while (!waiting.isEmpty()) {
                Waiting next = waiting.remove();
                SchemaDocument document = next.resource.document();
                fill(document.targets().get(next.pointer), document.find(next.pointer), next.resource, next.pointer, 0);
            }
            addDynamicTargets();
        } while (!waiting.isEmpty());
        return root;
    }

    /// Where dynamic references may lead is known only when all resources are that a check can enter.
    private void addDynamicTargets() {
        for (SchemaResource resource : entered) {
            anchorsLookedFor += dynamicAnchors.size();
            if (anchorsLookedFor > MOST_ANCHORS_LOOKED_FOR) {
                throw new SchemaException("Too many dynamic references", documents.main().place(""));
            }
            for (String name : dynamicAnchors) {
                String pointer = resource.dynamicAnchors().get(name);
                if (pointer != null) {
                    target(resource, pointer);
                }
            }
        }
    }

    List<String> unchecked() {
        return List.copyOf(unchecked);
    }

    /// @throws SchemaException unless lenient
    void passOver(SchemaResource resource, String pointer, String what) {
        if (!isLenient) {
            throw new SchemaException(what, resource.document().place(pointer));
        }
        unchecked.add(resource.document().uri().isEmpty() ? pointer : resource.document().place(pointer));
    }

    /// Empty if the expression is beyond our matcher and is passed over.
    Optional<Pattern> pattern(String text, SchemaResource resource, String pointer) {
        Optional<Pattern> pattern = Pattern.of(text, patterns);
        if (patterns.isSpent()) {
            throw new SchemaException("The patterns are too large together", resource.document().place(pointer));
        }
        if (pattern.isEmpty()) {
            passOver(resource, pointer,
                "A pattern that is ill-formed, too large, or beyond regular expressions (look-around, back reference, script)");
        }
        return pattern;
    }

    SchemaNode referred(String reference, Place place, String keyword) {
        var found = documents.resolve(reference, place.resource(), place.location(keyword));
        return target(found.resource(), found.pointer());
    }

    Keyword dynamic(String reference, Place place, String keyword) {
        var found = documents.resolve(reference, place.resource(), place.location(keyword));
        SchemaNode first = target(found.resource(), found.pointer());
        boolean isRecursive = keyword.equals("$recursiveRef") && found.resource().dynamicAnchors().containsKey(Dialect.RECURSIVE_ANCHOR);
        String anchor = isRecursive ? Dialect.RECURSIVE_ANCHOR : found.dynamicAnchor();
        if (anchor == null) {
            return new ReferenceKeywords.Reference(first);
        }
        dynamicAnchors.add(anchor);
        return new ReferenceKeywords.DynamicReference(anchor, first);
    }

    SchemaNode node(Json schema, SchemaResource around, String pointer, int depth) {
        SchemaResource resource = around.document().resources().getOrDefault(pointer, around);
        var node = new SchemaNode(resource);
        fill(node, schema, resource, pointer, depth);
        return node;
    }

    private SchemaNode target(SchemaResource resource, String pointer) {
        Map<String, SchemaNode> targets = resource.document().targets();
        SchemaNode known = targets.get(pointer);
        if (known != null) {
            return known;
        }
        var node = new SchemaNode(resource);
        targets.put(pointer, node);
        waiting.add(new Waiting(resource, pointer));
        return node;
    }

    private void fill(SchemaNode node, Json schema, SchemaResource resource, String pointer, int depth) {
        if (++count > MOST_NODES) {
            throw new SchemaException("More than " + MOST_NODES + " subschemas", resource.document().place(pointer));
        }
        if (depth > DEEPEST) {
            throw new SchemaException("Nested deeper than " + DEEPEST, resource.document().place(pointer));
        }
        entered.add(resource);
        switch (schema) {
            case JsonObject object -> keywords(node, new Place(resource.metaschema().known(object), resource, pointer, depth, this));
            case JsonBoolean bool -> {
                if (!bool.value()) {
                    node.add(new SchemaNode.Nothing());
                }
            }
            default -> throw new SchemaException("Expected a schema: an object, true or false", resource.document().place(pointer));
        }
    }

    private void keywords(SchemaNode node, Place place) {
        if (!isLenient) {
            OtherDrafts.refuse(place);
        }
        ReferenceKeywords.compile(place, node);
        if (place.dialect() == Dialect.DRAFT_07 && place.has("$ref")) {
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
