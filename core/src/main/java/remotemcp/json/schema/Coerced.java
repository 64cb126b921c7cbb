package remotemcp.json.schema;

import java.util.List;
import remotemcp.json.Json;

/// A value after [JsonSchema#coerce]. Only values that break the schema were changed, and only so:
///
/// - a text that is exactly a decimal number (`42`, `-0.5`; no exponent, no space), where a number is wanted;
/// - the texts `true` and `false`, where a boolean is wanted;
/// - a text that is exactly one JSON object or array, where that is wanted;
/// - null for a member that may be absent: taken out;
/// - one value where an array is wanted: that array, unless it is a text that could be a list itself.
///
/// Where two of these are possible, or several alternatives of `oneOf` or `anyOf` could be meant, nothing is changed.
///
/// @param places JSON Pointers of what was changed
/// @param violations what is still wrong with the value; empty if it fits
public record Coerced(Json value, List<String> places, List<SchemaViolation> violations) {
}
