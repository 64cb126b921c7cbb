package remotemcp.uri;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The values found so far. A variable that stands in several places must have the same value in each.
final class MatchedValues {
    private final Map<String, TemplateValue> values = new LinkedHashMap<>();
    private boolean differ;

    void put(String name, TemplateValue value) {
        TemplateValue other = values.putIfAbsent(name, value);
        differ |= other != null && !other.equals(value);
    }

    /// Empty if two values of one variable differ.
    Optional<Map<String, TemplateValue>> all() {
        return differ ? Optional.empty() : Optional.of(values);
    }
}
