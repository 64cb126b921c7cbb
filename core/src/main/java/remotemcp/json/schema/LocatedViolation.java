package remotemcp.json.schema;

import java.util.List;
import remotemcp.json.Json;

/// One violation while the value is still at hand.
///
/// @param types what the value should have been; empty when its type is not what is wrong
record LocatedViolation(Path path, String message, Json value, List<ValueType> types) {

    SchemaViolation violation() {
        return new SchemaViolation(path.pointer(), message);
    }

    /// Whether the value at exactly this place has a wrong type.
    boolean isTypeAt(Path place) {
        return !types.isEmpty() && path.equals(place);
    }
}
