package remotemcp.uri;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import remotemcp.uri.TemplatePart.Expression;
import remotemcp.uri.TemplatePart.Variable;

/// Expands one expression (RFC 6570 §3.2).
record TemplateExpansion(TemplateOperator operator) {

    static void append(StringBuilder out, Expression expression, Map<String, TemplateValue> values) {
        var expansion = new TemplateExpansion(expression.operator());
        var parts = new ArrayList<String>();
        for (Variable variable : expression.variables()) {
            TemplateValue value = values.get(variable.name());
            if (value != null) {
                expansion.add(parts, variable, value);
            }
        }
        if (!parts.isEmpty()) {
            out.append(expression.operator().first).append(String.join(expression.operator().separator, parts));
        }
    }

    private void add(List<String> parts, Variable variable, TemplateValue value) {
        boolean isComposite = !(value instanceof TemplateValue.Text);
        if (isComposite && variable.prefix() > 0) {
            throw new UriTemplateException("The variable " + variable.name() + " has a prefix length, so its value must be one text");
        }
        List<String> encoded = switch (value) {
            case TemplateValue.Text text -> List.of(encoded(cut(text.value(), variable.prefix())));
            case TemplateValue.Items items -> items.values().stream().map(this::encoded).toList();
            case TemplateValue.Pairs pairs -> pairs(pairs, variable.isExploded());
        };
        if (encoded.isEmpty()) {
            return;
        }
        if (!variable.isExploded() || !isComposite) {
            parts.add(named(variable.name(), String.join(",", encoded)));
        } else if (value instanceof TemplateValue.Items) {
            encoded.forEach(item -> parts.add(named(variable.name(), item)));
        } else {
            parts.addAll(encoded);
        }
    }

    private List<String> pairs(TemplateValue.Pairs pairs, boolean isExploded) {
        var encoded = new ArrayList<String>();
        pairs.values().forEach((name, value) -> {
            if (isExploded) {
                boolean hasNoValue = operator.isNamed && value.isEmpty();
                encoded.add(encoded(name) + (hasNoValue ? operator.ifEmpty : "=" + encoded(value)));
            } else {
                encoded.add(encoded(name));
                encoded.add(encoded(value));
            }
        });
        return encoded;
    }

    private String named(String name, String value) {
        if (!operator.isNamed) {
            return value;
        }
        return name + (value.isEmpty() ? operator.ifEmpty : "=" + value);
    }

    private String encoded(String text) {
        return PercentEncoding.encoded(text, operator.keepsReserved);
    }

    /// Counts characters, not halves of one.
    private static String cut(String text, int length) {
        int end = 0;
        for (int i = 0; i < length && end < text.length(); i++) {
            end += Character.charCount(text.codePointAt(end));
        }
        return length == 0 ? text : text.substring(0, end);
    }
}
