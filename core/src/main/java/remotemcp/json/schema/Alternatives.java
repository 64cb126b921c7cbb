package remotemcp.json.schema;

import java.util.ArrayList;
import java.util.List;
import remotemcp.json.Json;

/// `anyOf`, and `oneOf` when `exactly` one must fit.
record Alternatives(List<SchemaNode> nodes, boolean exactly) implements Keyword {

  @Override
  public void check(Json value, Path path, Walk walk) {
    var fitting = new ArrayList<Integer>();
    List<SchemaViolation> nearest = null;
    for (int i = 0; i < nodes.size(); i++) {
      List<SchemaViolation> wrong = walk.trial(nodes.get(i), value, path);
      if (wrong.isEmpty()) {
        if (!exactly) {
          return;
        }
        fitting.add(i + 1);
      } else if (nearest == null || nearer(wrong, nearest, path)) {
        nearest = wrong;
      }
    }
    judge(fitting, nearest, path, walk);
  }

  @Override
  public void evaluated(Json value, Walk walk, Evaluated seen) {
    for (SchemaNode node : nodes) {
      node.evaluatedIfFits(value, walk, seen);
    }
  }

  private void judge(List<Integer> fitting, List<SchemaViolation> nearest, Path path, Walk walk) {
    if (fitting.size() > 1) {
      walk.report(path, "must fit exactly one of " + nodes.size() + " alternatives, but fits numbers " + Words.list(fitting));
    } else if (fitting.isEmpty() && nodes.size() == 1) {
      walk.report(nearest);
    } else if (fitting.isEmpty()) {
      walk.report(path, "fits none of " + nodes.size() + " alternatives; the nearest fails since " + nearest.getFirst());
    }
  }

  /// An alternative that fails deeper inside the value is more likely the one that was meant.
  private static boolean nearer(List<SchemaViolation> one, List<SchemaViolation> other, Path path) {
    int here = path.pointer().length();
    boolean inside = one.getFirst().path().length() > here;
    boolean otherInside = other.getFirst().path().length() > here;
    return inside != otherInside ? inside : one.size() < other.size();
  }
}
