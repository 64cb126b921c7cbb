package remotemcp.uri;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import remotemcp.uri.TemplatePart.Variable;

/// Reads values out of the text that stands in the place of one variable, or of all variables of an expression with names.
record TemplateSlot(TemplateOperator operator, List<Variable> variables) {
    /// Names come from the sender, who may choose them so that they collide in a hash table.
    private static final int MOST_PAIRS = 1_000;

    /// Returns false if the text cannot be what a value expands to.
    boolean read(String text, MatchedValues values) {
        return operator.isNamed ? readNamed(text, values) : readOne(variables.getFirst(), text, values);
    }

    private boolean readOne(Variable variable, String text, MatchedValues values) {
        Optional<TemplateValue> value = variable.isExploded() ? items(text, operator.separator.charAt(0)) : value(text);
        if (value.isEmpty() || isLonger(value.get(), variable.prefix())) {
            return false;
        }
        values.put(variable.name(), value.get());
        return true;
    }

    /// A comma that is not encoded separates the items of a list, but where values keep theirs.
    private Optional<TemplateValue> value(String text) {
        if (!operator.keepsReserved && text.indexOf(',') >= 0) {
            return items(text, ',');
        }
        return PercentEncoding.decoded(text).map(TemplateValue::of);
    }

    private static Optional<TemplateValue> items(String text, char separator) {
        var items = new ArrayList<String>();
        for (String part : split(text, separator)) {
            Optional<String> item = PercentEncoding.decoded(part);
            if (item.isEmpty()) {
                return Optional.empty();
            }
            items.add(item.get());
        }
        return Optional.of(TemplateValue.of(items));
    }

    private static boolean isLonger(TemplateValue value, int prefix) {
        if (prefix == 0) {
            return false;
        }
        return !(value instanceof TemplateValue.Text(String text)) || text.codePointCount(0, text.length()) > prefix;
    }

    private boolean readNamed(String text, MatchedValues values) {
        var named = new Named();
        for (String part : split(text, operator.separator.charAt(0))) {
            int equals = part.indexOf('=');
            boolean isRead = named.read(equals < 0 ? part : part.substring(0, equals), equals < 0 ? "" : part.substring(equals + 1));
            if (!isRead) {
                return false;
            }
        }
        named.items.forEach((variable, items) -> values.put(variable, TemplateValue.of(items)));
        named.pairs.forEach((variable, pairs) -> values.put(variable, TemplateValue.of(pairs)));
        named.single.forEach(values::put);
        return true;
    }

    private static List<String> split(String text, char separator) {
        var parts = new ArrayList<String>();
        int start = 0;
        for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
            parts.add(text.substring(start, end));
            start = end + 1;
        }
        parts.add(text.substring(start));
        return parts;
    }

    /// The values of one expression with names.
    private final class Named {
        private final Map<String, Variable> byName = new TreeMap<>();
        private final Map<String, TemplateValue> single = new LinkedHashMap<>();
        private final Map<String, List<String>> items = new LinkedHashMap<>();
        private final Map<String, Map<String, String>> pairs = new LinkedHashMap<>();
        private Variable open;

        Named() {
            for (Variable variable : variables) {
                byName.putIfAbsent(PercentEncoding.normalized(variable.name()), variable);
                open = open == null && variable.isExploded() ? variable : open;
            }
        }

        boolean read(String name, String text) {
            Variable variable = byName.get(name);
            if (variable == null) {
                return open != null && addPair(name, text);
            }
            if (variable.isExploded()) {
                Optional<String> item = PercentEncoding.decoded(text);
                item.ifPresent(one -> items.computeIfAbsent(variable.name(), key -> new ArrayList<>()).add(one));
                return item.isPresent();
            }
            Optional<TemplateValue> value = value(text);
            return value.isPresent() && !isLonger(value.get(), variable.prefix())
                && single.putIfAbsent(variable.name(), value.get()) == null;
        }

        private boolean addPair(String name, String text) {
            Optional<String> key = PercentEncoding.decoded(name);
            Optional<String> value = PercentEncoding.decoded(text);
            Map<String, String> all = pairs.computeIfAbsent(open.name(), key2 -> new LinkedHashMap<>());
            return key.isPresent() && value.isPresent() && all.size() < MOST_PAIRS && all.putIfAbsent(key.get(), value.get()) == null;
        }
    }
}
