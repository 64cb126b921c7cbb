package remotemcp.json.schema;

import java.util.ArrayList;
import java.util.List;

/// Reads the regular part of ECMA-262 expressions (with its `u` flag: by code points). Of `\p` it knows the
/// general categories. Back references, look-around and scripts end it with [Unsupported], as does an ill-formed expression.
final class PatternParser {
    private static final int DEEPEST = 50;
    private static final int MOST_REPEATS = 10_000;

    private final String text;
    private int at;
    private int depth;

    PatternParser(String text) {
        this.text = text;
    }

    static final class Unsupported extends RuntimeException {
        Unsupported() {
            super(null, null, false, false);
        }
    }

    Piece parse() {
        Piece piece = choice();
        if (at < text.length()) {
            throw new Unsupported();
        }
        return piece;
    }

    private Piece choice() {
        if (++depth > DEEPEST) {
            throw new Unsupported();
        }
        var choices = new ArrayList<Piece>();
        do {
            choices.add(sequence());
        } while (takes('|'));
        depth--;
        return choices.size() == 1 ? choices.getFirst() : new Piece.Choice(choices);
    }

    private Piece sequence() {
        var pieces = new ArrayList<Piece>();
        while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
            pieces.add(quantified(atom()));
        }
        return new Piece.Sequence(pieces);
    }

    private Piece quantified(Piece piece) {
        int least;
        int most;
        if (takes('*')) {
            least = 0;
            most = -1;
        } else if (takes('+')) {
            least = 1;
            most = -1;
        } else if (takes('?')) {
            least = 0;
            most = 1;
        } else if (takes('{')) {
            least = number();
            most = !takes(',') ? least : at < text.length() && text.charAt(at) == '}' ? -1 : number();
            expect('}');
        } else {
            return piece;
        }
        takes('?');
        boolean senseless = piece instanceof Piece.Edge || most >= 0 && most < least;
        if (senseless) {
            throw new Unsupported();
        }
        return new Piece.Repeat(piece, least, most);
    }

    private int number() {
        int start = at;
        int value = 0;
        while (at < text.length() && CharSet.DIGIT.has(text.charAt(at))) {
            value = Math.min(MOST_REPEATS, value * 10 + text.charAt(at++) - '0');
        }
        if (at == start || value == MOST_REPEATS) {
            throw new Unsupported();
        }
        return value;
    }

    private Piece atom() {
        int c = next();
        return switch (c) {
            case '^' -> Piece.Edge.START;
            case '$' -> Piece.Edge.END;
            case '.' -> new Piece.One(CharSet.NOT_LINE_END);
            case '(' -> group();
            case '[' -> new Piece.One(new ClassParser(this).rest());
            case '\\' -> takes('b') ? Piece.Edge.WORD : takes('B') ? Piece.Edge.INSIDE_WORD : new Piece.One(escape());
            case '*', '+', '?', '{', '}', ']' -> throw new Unsupported();
            default -> new Piece.One(CharSet.of(c, c));
        };
    }

    private Piece group() {
        if (takes('?') && !takes(':')) {
            expect('<');
            if (at < text.length() && (text.charAt(at) == '=' || text.charAt(at) == '!')) {
                throw new Unsupported();
            }
            while (next() != '>') {}
        }
        Piece inner = choice();
        expect(')');
        return inner;
    }

    /// What follows a backslash, outside and inside of brackets.
    CharSet escape() {
        int c = next();
        return switch (c) {
            case 'd' -> CharSet.DIGIT;
            case 'D' -> CharSet.DIGIT.negated();
            case 'w' -> CharSet.WORD;
            case 'W' -> CharSet.WORD.negated();
            case 's' -> CharSet.SPACE;
            case 'S' -> CharSet.SPACE.negated();
            case 'p' -> CharSet.ofCategories(categories());
            case 'P' -> CharSet.ofCategories(UnicodeCategories.ALL & ~categories());
            default -> {
                int point = character(c);
                yield CharSet.of(point, point);
            }
        };
    }

    private int categories() {
        expect('{');
        int end = text.indexOf('}', at);
        if (end < 0) {
            throw new Unsupported();
        }
        String name = text.substring(at, end);
        at = end + 1;
        return UnicodeCategories.named(name).orElseThrow(Unsupported::new);
    }

    private int character(int c) {
        return switch (c) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'f' -> '\f';
            case 'v' -> 0x0B;
            case '0' -> 0;
            case 'x' -> hex(2);
            case 'u' -> takes('{') ? braced() : paired(hex(4));
            case 'c' -> next() & 0x1F;
            default -> {
                if (CharSet.WORD.has(c)) {
                    throw new Unsupported();
                }
                yield c;
            }
        };
    }

    private int braced() {
        int end = text.indexOf('}', at);
        if (end <= at || end - at > 6) {
            throw new Unsupported();
        }
        int point = hex(end - at);
        expect('}');
        return point;
    }

    private int paired(int unit) {
        if (Character.isHighSurrogate((char) unit) && text.startsWith("\\u", at)) {
            at += 2;
            return Character.toCodePoint((char) unit, (char) hex(4));
        }
        return unit;
    }

    private int hex(int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(next(), 16);
            if (digit < 0) {
                throw new Unsupported();
            }
            value = value << 4 | digit;
        }
        return value;
    }

    int next() {
        if (at >= text.length()) {
            throw new Unsupported();
        }
        int point = text.codePointAt(at);
        at += Character.charCount(point);
        return point;
    }

    boolean takes(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    /// Whether a `-` here is followed by something else than the end of the brackets.
    boolean atRange() {
        return text.startsWith("-", at) && !text.startsWith("-]", at);
    }

    private void expect(char c) {
        if (!takes(c)) {
            throw new Unsupported();
        }
    }

    /// The inside of brackets.
    private record ClassParser(PatternParser in) {

        CharSet rest() {
            boolean negated = in.takes('^');
            CharSet set = CharSet.NONE;
            while (!in.takes(']')) {
                CharSet first = one();
                set = set.with(in.atRange() ? range(first) : first);
            }
            return negated ? set.negated() : set;
        }

        private CharSet range(CharSet first) {
            in.takes('-');
            CharSet last = one();
            boolean ordered = isOne(first) && isOne(last) && first.ranges()[0] <= last.ranges()[0];
            if (!ordered) {
                throw new Unsupported();
            }
            return CharSet.of(first.ranges()[0], last.ranges()[0]);
        }

        private CharSet one() {
            int c = in.next();
            if (c != '\\') {
                return CharSet.of(c, c);
            }
            return in.takes('b') ? CharSet.of('\b', '\b') : in.escape();
        }

        private static boolean isOne(CharSet set) {
            return set.ranges().length == 2 && set.categories() == 0 && set.ranges()[0] == set.ranges()[1];
        }
    }
}
