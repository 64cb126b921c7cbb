package remotemcp.json;

/// Doubles from decimal text and back, exactly rounded and alike on every platform. Written out because the JDK's own
/// costs 75 kB of a Worker, more than all other JSON. Every number takes bounded time: a body full of `1e300` is no attack.
final class Doubles {
    /// Powers of ten which a double holds exactly.
    private static final double[] TENS = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
        1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    private static final int EXACT_DIGITS = 15;
    private static final int MANTISSA = 53;
    private static final int LOWEST = -1074;
    private static final int FAR = 350;

    private Doubles() {}

    /// The double nearest to `digits × 10^exponent`; digits have no zeros at their ends.
    static double of(String digits, int exponent) {
        if (digits.length() <= EXACT_DIGITS && Math.abs(exponent) < TENS.length) {
            // Both operands are exact, so the one operation rounds once.
            return exponent < 0 ? whole(digits) / TENS[-exponent] : whole(digits) * TENS[exponent];
        }
        int magnitude = digits.length() + exponent;
        if (digits.isEmpty() || magnitude < -FAR) {
            return 0;
        }
        return magnitude > FAR ? Double.POSITIVE_INFINITY : binary(Limbs.of(digits), exponent);
    }

    private static double whole(String digits) {
        double value = 0;
        for (int i = 0; i < digits.length(); i++) {
            value = value * 10 + (digits.charAt(i) - '0');
        }
        return value;
    }

    /// Ten is five times two, so only the fives need arithmetic.
    private static double binary(Limbs number, int exponent) {
        int shift = exponent;
        if (exponent >= 0) {
            number.timesFive(exponent);
        } else {
            // Bits enough that the quotient has more than a double holds: a five takes away 2.33 of them.
            int bits = Math.max(0, 66 - exponent * 7 / 3 - number.bitLength());
            number.shiftLeft(bits);
            number.overFive(-exponent);
            shift -= bits;
        }
        int top = number.bitLength() + shift;
        int kept = Math.min(MANTISSA, top - LOWEST);
        if (kept < 0) {
            return 0;
        }
        int drop = Math.max(0, number.bitLength() - kept);
        return scaled(number.rounded(drop), shift + drop);
    }

    /// `mantissa × 2^exponent`, in two steps so that neither factor leaves the range of a double.
    private static double scaled(double mantissa, int exponent) {
        int half = exponent / 2;
        return mantissa * power(half) * power(exponent - half);
    }

    private static double power(int exponent) {
        double factor = exponent < 0 ? 0.5 : 2;
        double power = 1;
        for (int left = Math.abs(exponent); left > 0; left >>= 1) {
            power *= (left & 1) == 0 ? 1 : factor;
            factor *= factor;
        }
        return power;
    }

    /// The shortest decimal that reads back as this finite value.
    static String text(double value) {
        String sign = value < 0 || value == 0 && 1 / value < 0 ? "-" : "";
        return sign + sizeText(Math.abs(value));
    }

    private static String sizeText(double size) {
        for (int places = 0; places <= EXACT_DIGITS; places++) {
            double product = size * TENS[places];
            if (product > TENS[EXACT_DIGITS]) {
                break;
            }
            double moved = Math.floor(product + 0.5);
            if (moved / TENS[places] == size) {
                return DecimalText.of(Long.toString((long) moved), -places);
            }
        }
        return Shortest.text(size);
    }
}
