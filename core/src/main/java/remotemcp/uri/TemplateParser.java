package remotemcp.uri;

import java.util.ArrayList;
import java.util.List;
import remotemcp.uri.TemplatePart.Expression;
import remotemcp.uri.TemplatePart.Literal;
import remotemcp.uri.TemplatePart.Variable;

/// Reads the grammar of RFC 6570 §2.
final class TemplateParser {
    private static final int LONGEST = 10_000;
    private static final int MOST_VARIABLES = 100;
    /// What no literal may hold (§2.1), beside controls and a `%` that begins no escape. The apostrophe is allowed by erratum 6937.
    private static final String NO_LITERAL = " \"<>\\^`{|}";

    private final String text;
    private int at;
    private int count;

    TemplateParser(String text) {
        this.text = text;
    }

    List<TemplatePart> parse() {
        if (text.length() > LONGEST) {
            throw new UriTemplateException("A URI template of more than " + LONGEST + " characters");
        }
        var parts = new ArrayList<TemplatePart>();
        while (at < text.length()) {
            parts.add(takes('{') ? expression() : literal());
        }
        return parts;
    }

    private Literal literal() {
        int start = at;
        while (at < text.length() && text.charAt(at) != '{') {
            char c = text.charAt(at);
            boolean isBroken = c == '%' && !PercentEncoding.isEscape(text, at);
            if (c < ' ' || c == 0x7F || isBroken || NO_LITERAL.indexOf(c) >= 0) {
                throw bad("A character that must be percent-encoded");
            }
            at++;
        }
        return new Literal(PercentEncoding.normalized(PercentEncoding.encoded(text.substring(start, at), true)));
    }

    private Expression expression() {
        TemplateOperator operator =
            at < text.length() ? TemplateOperator.of(text.charAt(at)).orElse(TemplateOperator.SIMPLE) : TemplateOperator.SIMPLE;
        if (operator != TemplateOperator.SIMPLE) {
            at++;
        }
        var variables = new ArrayList<Variable>();
        do {
            if (++count > MOST_VARIABLES) {
                throw bad("More than " + MOST_VARIABLES + " variables");
            }
            variables.add(variable());
        } while (takes(','));
        if (!takes('}')) {
            throw bad("Expected a variable, its modifier, a comma or a closing brace");
        }
        return new Expression(operator, List.copyOf(variables));
    }

    private Variable variable() {
        int start = at;
        character();
        while (at < text.length() && (text.charAt(at) == '.' || isCharacter())) {
            takes('.');
            character();
        }
        String name = text.substring(start, at);
        if (takes('*')) {
            return new Variable(name, true, 0);
        }
        return new Variable(name, false, takes(':') ? prefix() : 0);
    }

    private void character() {
        if (!isCharacter()) {
            throw bad("Expected the name of a variable (letters, digits, _, escapes, single dots between them)");
        }
        at += text.charAt(at) == '%' ? 3 : 1;
    }

    private boolean isCharacter() {
        return at < text.length()
            && (PercentEncoding.isAlphanumeric(text.charAt(at)) || text.charAt(at) == '_' || PercentEncoding.isEscape(text, at));
    }

    private int prefix() {
        int length = 0;
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9' && at < start + 4) {
            length = length * 10 + text.charAt(at++) - '0';
        }
        if (at == start || text.charAt(start) == '0') {
            throw bad("Expected a number from 1 to 9999");
        }
        return length;
    }

    private boolean takes(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private UriTemplateException bad(String what) {
        return new UriTemplateException(what + " at character " + at + " of the URI template " + text);
    }
}
