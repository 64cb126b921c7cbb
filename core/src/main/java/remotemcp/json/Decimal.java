package remotemcp.json;

import java.util.OptionalLong;

/// A number as `digits × 10^exponent`, digits without leading or trailing zeros ("" is zero).
record Decimal(boolean negative, String digits, int exponent) implements Comparable<Decimal> {

    /// Past this no digit string we accept can bring the value back into the range of a double or long.
    private static final int FAR = 1_000_000_000;
    private static final Decimal ZERO = new Decimal(false, "", 0);

    /// Takes a literal that follows the JSON grammar.
    static Decimal of(String literal) {
        boolean negative = literal.charAt(0) == '-';
        int mantissaEnd = mantissaEnd(literal);
        long exponent = mantissaEnd == literal.length() ? 0 : exponent(literal, mantissaEnd + 1);
        String mantissa = literal.substring(negative ? 1 : 0, mantissaEnd);
        int point = mantissa.indexOf('.');
        if (point >= 0) {
            exponent -= mantissa.length() - point - 1;
            mantissa = mantissa.substring(0, point) + mantissa.substring(point + 1);
        }
        return trimmed(negative, mantissa, exponent);
    }

    boolean isWhole() {
        return exponent >= 0;
    }

    OptionalLong toLong() {
        if (!isWhole() || digits.length() + (long) exponent > 19) {
            return OptionalLong.empty();
        }
        // Counted below zero, where the range is one larger, so that Long.MIN_VALUE needs no case of its own.
        long value = 0;
        for (int i = 0; i < digits.length() + exponent; i++) {
            int digit = i < digits.length() ? digits.charAt(i) - '0' : 0;
            if (value < (Long.MIN_VALUE + digit) / 10) {
                return OptionalLong.empty();
            }
            value = value * 10 - digit;
        }
        if (!negative && value == Long.MIN_VALUE) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(negative ? value : -value);
    }

    String spelling() {
        return (negative ? "-" : "") + (digits.isEmpty() ? "0" : digits) + (exponent == 0 ? "" : "e" + exponent);
    }

    @Override
    public int compareTo(Decimal other) {
        if (sign() != other.sign()) {
            return Integer.compare(sign(), other.sign());
        }
        return negative ? other.compareSize(this) : compareSize(other);
    }

    boolean isMultipleOf(Decimal step) {
        if (step.sign() <= 0 || step.digits.length() > JsonNumber.STEP_DIGITS) {
            throw new IllegalArgumentException("not a usable step");
        }
        // No digits end in zero, so a value finer than the step's last place is never a multiple of it.
        if (digits.isEmpty() || exponent < step.exponent) {
            return digits.isEmpty();
        }
        long divisor = Long.parseLong(step.digits);
        long rest = 0;
        for (int i = 0; i < digits.length(); i++) {
            rest = (rest * 10 + digits.charAt(i) - '0') % divisor;
        }
        // A divisor below 2^60 holds fewer than 60 factors of two and of five: more tens than that change nothing.
        for (int tens = Math.min(60, exponent - step.exponent); tens > 0 && rest != 0; tens--) {
            rest = rest * 10 % divisor;
        }
        return rest == 0;
    }

    private int sign() {
        return digits.isEmpty() ? 0 : negative ? -1 : 1;
    }

    private int compareSize(Decimal other) {
        int magnitude = Integer.compare(digits.length() + exponent, other.digits.length() + other.exponent);
        return magnitude != 0 ? magnitude : digits.compareTo(other.digits);
    }

    private static Decimal trimmed(boolean negative, String digits, long exponent) {
        int from = 0;
        int to = digits.length();
        while (from < to && digits.charAt(from) == '0') {
            from++;
        }
        while (to > from && digits.charAt(to - 1) == '0') {
            to--;
        }
        if (from == to) {
            return ZERO;
        }
        long shifted = exponent + digits.length() - to;
        return new Decimal(negative, digits.substring(from, to), (int) Math.max(-FAR, Math.min(FAR, shifted)));
    }

    private static int mantissaEnd(String literal) {
        int at = 0;
        while (at < literal.length() && (literal.charAt(at) | 0x20) != 'e') {
            at++;
        }
        return at;
    }

    private static long exponent(String literal, int at) {
        boolean negative = literal.charAt(at) == '-';
        long value = 0;
        for (int i = at; i < literal.length(); i++) {
            char c = literal.charAt(i);
            if (c >= '0' && c <= '9') {
                value = Math.min(FAR, value * 10 + c - '0');
            }
        }
        return negative ? -value : value;
    }
}
