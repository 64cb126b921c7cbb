package remotemcp.uri;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The value of a variable of a URI template (RFC 6570 §2.3).
public sealed interface TemplateValue {

    /// A string, not encoded.
    record Text(String value) implements TemplateValue {

        @Override
        public String text() {
            return value;
        }
    }

    /// A list; an empty one is as good as no value.
    record Items(List<String> values) implements TemplateValue {

        public Items {
            values = List.copyOf(values);
        }

        @Override
        public String text() {
            return String.join(",", values);
        }
    }

    /// An associative array in its order; an empty one is as good as no value.
    record Pairs(Map<String, String> values) implements TemplateValue {

        public Pairs {
            values = new LinkedHashMap<>(values);
        }

        @Override
        public String text() {
            var pairs = new ArrayList<String>();
            values.forEach((name, value) -> pairs.add(name + "=" + value));
            return String.join(",", pairs);
        }
    }

    static TemplateValue of(String value) {
        return new Text(value);
    }

    static TemplateValue of(List<String> values) {
        return new Items(values);
    }

    static TemplateValue of(Map<String, String> values) {
        return new Pairs(values);
    }

    /// The value as one text: items, and pairs as `name=value`, with commas between them.
    String text();
}
