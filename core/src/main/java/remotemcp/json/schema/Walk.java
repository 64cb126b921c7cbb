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
    /// Findings that one walk for a [Coercion] notes at most.
    private static final int MOST_TO_COERCE = 10_000;
    private static final int DEEPEST = 400;
    private static final int STEPS = 1_000_000;

    private final boolean coerces;
    private List<Finding> found = new ArrayList<>();
    private int stepsLeft = STEPS;
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
        for (Finding finding : find(root, value)) {
            violations.add(finding.violation());
        }
        return List.copyOf(violations);
    }

    List<Finding> find(SchemaNode root, Json value) {
        try {
            check(root, value, Path.ROOT);
            return found;
        } catch (Exhausted e) {
            return List.of(new Finding(Path.ROOT, "takes too much work to check against its schema", value, List.of()));
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
        boolean known = node.speaksOf(name, this);
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

    void check(SchemaNode node, Json value, Path path) {
        descend();
        node.check(value, path, this);
        depth--;
    }

    /// What a subschema finds, kept apart from the findings so far.
    List<Finding> trial(SchemaNode node, Json value, Path path) {
        List<Finding> outer = found;
        found = new ArrayList<>();
        check(node, value, path);
        List<Finding> inner = found;
        found = outer;
        return inner;
    }

    boolean fits(SchemaNode node, Json value, Path path) {
        return trial(node, value, path).isEmpty();
    }

    void report(Path path, String message) {
        note(new Finding(path, message, JsonNull.NULL, List.of()));
    }

    /// Reports a value that has none of these types.
    void report(Path path, String message, Json value, List<ValueType> types) {
        note(new Finding(path, message, value, types));
    }

    void report(List<Finding> findings) {
        findings.forEach(this::note);
    }

    private void note(Finding finding) {
        if (found.size() < (coerces ? MOST_TO_COERCE : MOST)) {
            found.add(finding);
        }
    }

    void spend(int steps) {
        stepsLeft -= steps;
        if (stepsLeft < 0) {
            throw new Exhausted();
        }
    }

    /// Ends the whole check at once: inside `not` or `anyOf` a mere violation could turn into consent.
    private static final class Exhausted extends RuntimeException {
        Exhausted() {
            super(null, null, false, false);
        }
    }
}
