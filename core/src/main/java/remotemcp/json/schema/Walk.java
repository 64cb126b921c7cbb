package remotemcp.json.schema;

import java.util.ArrayList;
import java.util.List;
import remotemcp.json.Json;

/// One check of one value: what was found, and how much work is left. Work is bounded because alternatives inside
/// alternatives cost exponentially, and a reference may lead back to itself without end.
final class Walk {
  /// Violations reported at most.
  static final int MOST = 20;
  private static final int DEEPEST = 400;
  private static final int STEPS = 1_000_000;

  private List<SchemaViolation> found = new ArrayList<>();
  private int stepsLeft = STEPS;
  private int depth;

  List<SchemaViolation> run(SchemaNode root, Json value) {
    try {
      check(root, value, Path.ROOT);
      return List.copyOf(found);
    } catch (Exhausted e) {
      return List.of(new SchemaViolation("", "takes too much work to check against its schema"));
    }
  }

  void check(SchemaNode node, Json value, Path path) {
    spend(1);
    if (++depth > DEEPEST) {
      throw new Exhausted();
    }
    node.check(value, path, this);
    depth--;
  }

  /// What a subschema finds, kept apart from the findings so far.
  List<SchemaViolation> trial(SchemaNode node, Json value, Path path) {
    List<SchemaViolation> outer = found;
    found = new ArrayList<>();
    check(node, value, path);
    List<SchemaViolation> inner = found;
    found = outer;
    return inner;
  }

  boolean fits(SchemaNode node, Json value, Path path) {
    return trial(node, value, path).isEmpty();
  }

  void report(Path path, String message) {
    if (found.size() < MOST) {
      found.add(new SchemaViolation(path.pointer(), message));
    }
  }

  void report(List<SchemaViolation> violations) {
    for (var violation : violations) {
      if (found.size() < MOST) {
        found.add(violation);
      }
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
