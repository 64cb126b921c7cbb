package remotemcp.json.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import remotemcp.json.Json;

/// `anyOf`, and `oneOf` when `exactly` one must fit.
record Alternatives(List<SchemaNode> nodes, boolean exactly) implements Keyword {

    @Override
    public void check(Json value, Path path, Walk walk) {
        var fitting = new ArrayList<Integer>();
        var failures = new ArrayList<List<LocatedViolation>>();
        List<LocatedViolation> nearest = null;
        for (int i = 0; i < nodes.size(); i++) {
            List<LocatedViolation> wrong = walk.alternative(nodes.get(i), value, path);
            if (wrong.isEmpty()) {
                if (!exactly && walk.marks() == null) {
                    return;
                }
                fitting.add(i + 1);
            } else {
                failures.add(wrong);
                nearest = nearest == null || nearer(wrong, nearest, path) ? wrong : nearest;
            }
        }
        if (!exactly && !fitting.isEmpty()) {
            return;
        }
        if (walk.coerces() && fitting.isEmpty()) {
            explain(value, failures, path, walk);
        } else {
            judge(fitting, nearest, path, walk);
        }
    }

    /// The alternatives whose type the value does not have are none for it. What is left is unambiguous when it is one alternative, or none: then
    /// any of the types would do.
    private static void explain(Json value, List<List<LocatedViolation>> failures, Path path, Walk walk) {
        Set<ValueType> types = new LinkedHashSet<>();
        var ofItsType = new ArrayList<List<LocatedViolation>>();
        for (List<LocatedViolation> wrong : failures) {
            List<ValueType> missed = typesMissed(wrong, path);
            types.addAll(missed);
            if (missed.isEmpty()) {
                ofItsType.add(wrong);
            }
        }
        if (ofItsType.isEmpty()) {
            walk.report(path, "", value, List.copyOf(types));
        } else if (ofItsType.size() == 1) {
            walk.report(ofItsType.getFirst());
        } else {
            walk.report(path, "");
        }
    }

    private static List<ValueType> typesMissed(List<LocatedViolation> wrong, Path path) {
        for (LocatedViolation located : wrong) {
            if (located.isTypeAt(path)) {
                return located.types();
            }
        }
        return List.of();
    }

    @Override
    public boolean speaksOf(String name, Walk walk) {
        for (SchemaNode node : nodes) {
            if (walk.speaksOf(node, name)) {
                return true;
            }
        }
        return false;
    }

    private void judge(List<Integer> fitting, List<LocatedViolation> nearest, Path path, Walk walk) {
        if (fitting.size() > 1) {
            walk.report(path, "must fit exactly one of " + nodes.size() + " alternatives, but fits numbers " + Words.list(fitting));
        } else if (fitting.isEmpty() && nodes.size() == 1) {
            walk.report(nearest);
        } else if (fitting.isEmpty()) {
            String why = nearest.getFirst().violation().toString();
            // Alternatives inside alternatives tell the reasons of all that are inside.
            walk.spend(why.length() / 8);
            walk.report(path, "fits none of " + nodes.size() + " alternatives; the nearest fails since " + why);
        }
    }

    /// An alternative that fails deeper inside the value is more likely the one that was meant.
    private static boolean nearer(List<LocatedViolation> one, List<LocatedViolation> other, Path path) {
        int here = path.pointer().length();
        boolean inside = one.getFirst().path().pointer().length() > here;
        boolean otherInside = other.getFirst().path().pointer().length() > here;
        return inside != otherInside ? inside : one.size() < other.size();
    }
}
