package remotemcp.json;

import java.util.OptionalLong;

/// A JSON number, kept as it was written: nothing is rounded, and no huge exponent is ever expanded.
/// Equality is that of the literal, so `1` and `1.0` differ; compare by [#asLong()] or [#asDouble()] where that matters.
public record JsonNumber(String literal) implements Json {
    /// Significant digits a step of [#isMultipleOf(JsonNumber)] may have, so that remainders stay within a long.
    public static final int STEP_DIGITS = 17;

    private static final int SHORT = 9;

    /// Throws IllegalArgumentException unless the literal follows the number grammar of RFC 8259.
    public JsonNumber {
        if (!NumberGrammar.matches(literal)) {
            throw new IllegalArgumentException("not a JSON number");
        }
    }

    /// Whether the text follows that grammar.
    public static boolean isNumber(String text) {
        return NumberGrammar.matches(text);
    }

    public static JsonNumber of(long value) {
        return new JsonNumber(Long.toString(value));
    }

    /// Throws IllegalArgumentException for NaN and the infinities. Written as briefly as reads back.
    public static JsonNumber of(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("JSON has no NaN and no infinity");
        }
        return new JsonNumber(Doubles.text(value));
    }

    /// The value if it is whole (`7`, `7.0`, `70e-1`) and fits into a long.
    public OptionalLong asLong() {
        return isShort() ? OptionalLong.of(Integer.parseInt(literal)) : Decimal.of(literal).toLong();
    }

    /// The nearest double; infinite beyond the largest.
    public double asDouble() {
        var decimal = Decimal.of(literal);
        double size = Doubles.of(decimal.digits(), decimal.exponent());
        return literal.charAt(0) == '-' ? -size : size;
    }

    /// Whether the value is whole, of any size.
    public boolean isInteger() {
        return isShort() || Decimal.of(literal).isWhole();
    }

    /// Order by exact value, whatever the spelling: `1.0` is neither less nor more than `1`.
    public int compareValue(JsonNumber other) {
        if (isShort() && other.isShort()) {
            return Integer.compare(Integer.parseInt(literal), Integer.parseInt(other.literal));
        }
        return Decimal.of(literal).compareTo(Decimal.of(other.literal));
    }

    /// The one spelling that all literals of this value share, for example `12e1` for `120.0`.
    public JsonNumber normalized() {
        return new JsonNumber(Decimal.of(literal).spelling());
    }

    /// Whether this is a whole multiple of `step`, in exact decimal arithmetic. Throws IllegalArgumentException unless
  /// the step is above zero and has at most [#STEP_DIGITS] significant digits.
    public boolean isMultipleOf(JsonNumber step) {
        return Decimal.of(literal).isMultipleOf(Decimal.of(step.literal));
    }

    /// Nearly every number met is whole and fits into an int: those need no decimal arithmetic.
    private boolean isShort() {
        for (int i = 0; i < literal.length(); i++) {
            if (literal.charAt(i) > '9' || literal.charAt(i) == '.' || i == SHORT) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return literal;
    }
}
