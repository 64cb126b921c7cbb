package remotemcp.json.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import remotemcp.json.Json;
import remotemcp.json.JsonNull;
import remotemcp.json.JsonObject;

/// One check of one value: what was found, and how much work is left. Work is bounded because alternatives inside
/// alternatives cost exponentially, and a reference may lead back to itself without end.
final class Walk {
    /// Violations reported at most.
    static final int MOST = 20;
    /// Violations that one walk for a [Coercion] notes at most.
    private static final int MOST_TO_COERCE = 10_000;
    private static final int DEEPEST = 400;
    private static final int STEPS = 1_000_000;

    private final boolean coerces;
    private List<LocatedViolation> found = new ArrayList<>();
    private int stepsLeft = STEPS;
    private Scope scope;
    private Evaluated marks;
    private int depth;

    private Walk(boolean coerces) {
        this.coerces = coerces;
    }

    /// A walk that says what is wrong.
    static Walk judging() {
        return new Walk(false);
    }

    /// A walk that looks for values of a wrong type, also inside the one alternative whose type the value has.
    static Walk coercing() {
        return new Walk(true);
    }

    List<SchemaViolation> run(SchemaNode root, Json value) {
        var violations = new ArrayList<SchemaViolation>();
        for (LocatedViolation violation : find(root, value)) {
            violations.add(violation.violation());
        }
        return List.copyOf(violations);
    }

    List<LocatedViolation> find(SchemaNode root, Json value) {
        try {
            check(root, value, Path.ROOT);
            return found;
        } catch (Exhausted e) {
            return List.of(new LocatedViolation(Path.ROOT, "takes too much work to check against its schema", value, List.of()));
        }
    }

    /// The names of all members that the root does not speak of; none if that takes too much work.
    Set<String> unknownMembers(SchemaNode root, JsonObject value) {
        Set<String> unknown = new TreeSet<>();
        try {
            for (String name : value.keys()) {
                if (!speaksOf(root, name)) {
                    unknown.add(name);
                }
            }
            return unknown;
        } catch (Exhausted e) {
            return Set.of();
        }
    }

    boolean speaksOf(SchemaNode node, String name) {
        descend();
        Scope outer = enter(node);
        boolean known = node.speaksOf(name, this);
        scope = outer;
        depth--;
        return known;
    }

    private void descend() {
        spend(1);
        if (++depth > DEEPEST) {
            throw new Exhausted();
        }
    }

    boolean coerces() {
        return coerces;
    }

    /// Checks a value further inside.
    void check(SchemaNode node, Json value, Path path) {
        Evaluated outer = marks;
        marks = null;
        apply(node, value, path);
        marks = outer;
    }

    /// Checks the same value with another schema, which has to hold as well: what that judges is judged here.
    void apply(SchemaNode node, Json value, Path path) {
        descend();
        Scope outerScope = enter(node);
        Evaluated outer = marks;
        if (node.asksWhatIsEvaluated()) {
            marks = Evaluated.of(value);
        }
        node.check(value, path, this);
        if (marks != outer && outer != null) {
            outer.markAll(marks);
        }
        marks = outer;
        scope = outerScope;
        depth--;
    }

    /// What of the value is judged so far; null if nobody asks.
    Evaluated marks() {
        return marks;
    }

    /// Returns the scope to go back to.
    private Scope enter(SchemaNode node) {
        Scope outer = scope;
        if (outer == null || outer.resource != node.resource()) {
            scope = new Scope(node.resource(), outer);
        }
        return outer;
    }

    /// Where a dynamic reference leads now: to the outermost resource on the way here that has the anchor.
    SchemaNode dynamic(String anchor, SchemaNode otherwise) {
        SchemaNode found = otherwise;
        for (Scope at = scope; at != null; at = at.outer) {
            spend(1);
            String pointer = at.resource.dynamicAnchors().get(anchor);
            found = pointer == null ? found : at.resource.document().targets().get(pointer);
        }
        return found;
    }

    /// What a schema of a value further inside finds, kept apart from the violations so far.
    List<LocatedViolation> trial(SchemaNode node, Json value, Path path) {
        Evaluated outer = marks;
        marks = null;
        List<LocatedViolation> inner = applyApart(node, value, path);
        marks = outer;
        return inner;
    }

    /// What another schema of the same value finds, kept apart from the violations so far. What it judges is judged here if it finds nothing.
    List<LocatedViolation> alternative(SchemaNode node, Json value, Path path) {
        Evaluated outer = marks;
        marks = outer == null ? null : Evaluated.of(value);
        List<LocatedViolation> inner = applyApart(node, value, path);
        if (outer != null && inner.isEmpty()) {
            outer.markAll(marks);
        }
        marks = outer;
        return inner;
    }

    private List<LocatedViolation> applyApart(SchemaNode node, Json value, Path path) {
        List<LocatedViolation> outer = found;
        found = new ArrayList<>();
        apply(node, value, path);
        List<LocatedViolation> inner = found;
        found = outer;
        return inner;
    }

    boolean fits(SchemaNode node, Json value, Path path) {
        return trial(node, value, path).isEmpty();
    }

    void report(Path path, String message) {
        note(new LocatedViolation(path, message, JsonNull.NULL, List.of()));
    }

    /// Reports a value that has none of these types.
    void report(Path path, String message, Json value, List<ValueType> types) {
        note(new LocatedViolation(path, message, value, types));
    }

    void report(List<LocatedViolation> violations) {
        violations.forEach(this::note);
    }

    private void note(LocatedViolation violation) {
        if (found.size() < (coerces ? MOST_TO_COERCE : MOST)) {
            found.add(violation);
        }
    }

    void spend(int steps) {
        stepsLeft -= steps;
        if (stepsLeft < 0) {
            throw new Exhausted();
        }
    }

    /// The resources a check has come through (2020-12 Core §7.1).
    private record Scope(SchemaResource resource, Scope outer) {
    }

    /// Ends the whole check at once: inside `not` or `anyOf` a mere violation could turn into consent.
    private static final class Exhausted extends RuntimeException {
        Exhausted() {
            super(null, null, false, false);
        }
    }
}
