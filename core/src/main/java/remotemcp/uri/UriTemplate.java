package remotemcp.uri;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A URI template of RFC 6570, all four levels: expanded with values, or asked which values a URI was expanded with.
///
/// Matching takes time and memory that grow with the length of the URI times the number of the template's pieces, whatever either of them is.
public final class UriTemplate {
    /// URIs of more characters match no template.
    public static final int LONGEST_URI = 200_000;

    private final String text;
    private final List<TemplatePart> parts;
    private final TemplateMatcher matcher;

    private UriTemplate(String text, List<TemplatePart> parts) {
        this.text = text;
        this.parts = parts;
        this.matcher = TemplateMatcher.of(parts);
    }

    /// @throws UriTemplateException if the text is no template, with the place
    public static UriTemplate parse(String text) {
        return new UriTemplate(text, new TemplateParser(text).parse());
    }

    /// The names of its variables, each once, in the order of their first use.
    public List<String> variables() {
        var names = new ArrayList<String>();
        for (TemplatePart part : parts) {
            if (part instanceof TemplatePart.Expression expression) {
                for (TemplatePart.Variable variable : expression.variables()) {
                    if (!names.contains(variable.name())) {
                        names.add(variable.name());
                    }
                }
            }
        }
        return List.copyOf(names);
    }

    /// The URI, with nothing in the place of a variable without a value.
    ///
    /// @throws UriTemplateException if a variable with a prefix length has a list or pairs for its value
    public String expand(Map<String, TemplateValue> values) {
        var out = new StringBuilder();
        for (TemplatePart part : parts) {
            switch (part) {
                case TemplatePart.Literal literal -> out.append(literal.text());
                case TemplatePart.Expression expression -> TemplateExpansion.append(out, expression, values);
            }
        }
        return out.toString();
    }

    /// The values with which the template expands to this URI, decoded; a variable without a value is absent. Empty if the URI does not match.
    ///
    /// Not every URI says where one value ends and the next begins. Then: a value takes as much as it can, from left to right; values without names
    /// are given to the variables in their order, and the last ones go without; the values of `;`, `?` and `&` may come in any order. A value with a
    /// comma that is not encoded is a list, but for `+` and `#`; an exploded one without names is always a list. The value of an expression without an operator, or with `+`, is never empty. Values
    /// may hold characters that expansion would have encoded, such as `:` and `@`, since people write them; a broken escape matches nothing.
    ///
    /// The values are whatever the sender wrote: `%2F` and `%00` come out as a slash and a NUL. Check a value before it names a file or a record.
    public Optional<Map<String, TemplateValue>> match(String uri) {
        return uri.length() > LONGEST_URI ? Optional.empty() : matcher.match(PercentEncoding.normalized(uri));
    }

    /// As it was written.
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UriTemplate template && template.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
