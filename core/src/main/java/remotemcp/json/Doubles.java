package remotemcp.json;

/// Doubles from decimal text and back, exactly rounded and alike on every platform. Written out because the JDK's own
/// costs 75 kB of a Worker, more than all other JSON.
final class Doubles {
  /// Powers of ten which a double holds exactly.
  private static final double[] TENS = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
      1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  private static final int EXACT_DIGITS = 15;
  private static final int MANTISSA = 53;
  private static final int LOWEST = -1074;

  private Doubles() {}

  /// The double nearest to `digits × 10^exponent`; digits have no zeros at their ends.
  static double of(String digits, int exponent) {
    if (digits.length() <= EXACT_DIGITS && Math.abs(exponent) < TENS.length) {
      // Both operands are exact, so the one operation rounds once.
      return exponent < 0 ? whole(digits) / TENS[-exponent] : whole(digits) * TENS[exponent];
    }
    int magnitude = digits.length() + exponent;
    if (digits.isEmpty() || magnitude < -330) {
      return 0;
    }
    return magnitude > 310 ? Double.POSITIVE_INFINITY : rounded(Digits.of(digits, exponent));
  }

  private static double whole(String digits) {
    double value = 0;
    for (int i = 0; i < digits.length(); i++) {
      value = value * 10 + (digits.charAt(i) - '0');
    }
    return value;
  }

  /// Brings the value to `fraction × 2^exponent` with a fraction from a half to one, then rounds it to the bits there are.
  private static double rounded(Digits value) {
    int exponent = 0;
    while (value.point() != 0 || value.first() < 5) {
      // Eight is less than ten, so this many halvings or doublings never go too far.
      int power = value.point() == 0 ? -1 : Math.clamp(3 * value.point(), -60, 60);
      value.scale(-power);
      exponent += power;
    }
    int bits = Math.min(MANTISSA, exponent - LOWEST);
    if (bits < 0) {
      return 0;
    }
    value.scale(bits);
    return scaled(value.rounded(), exponent - bits);
  }

  /// `mantissa × 2^exponent`, in two steps so that neither factor leaves the range of a double.
  private static double scaled(double mantissa, int exponent) {
    int half = exponent / 2;
    return mantissa * power(half) * power(exponent - half);
  }

  private static double power(int exponent) {
    double factor = exponent < 0 ? 0.5 : 2;
    double power = 1;
    for (int i = Math.abs(exponent); i > 0; i--) {
      power *= factor;
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
    Digits shortest = shortest(size);
    return DecimalText.of(shortest.toString(), shortest.point() - shortest.size());
  }

  private static Digits shortest(double size) {
    long bits = Double.doubleToLongBits(size);
    int biased = (int) (bits >>> 52);
    long fraction = bits & (1L << 52) - 1;
    long mantissa = biased == 0 ? fraction : fraction | 1L << 52;
    int exponent = Math.max(biased, 1) + LOWEST - 1;
    boolean closerBelow = fraction == 0 && biased > 1;
    Digits value = Digits.of(mantissa, exponent);
    Digits above = Digits.of(mantissa * 2 + 1, exponent - 1);
    // A power of two lies twice as near to its lower neighbour as to its upper one.
    Digits below = closerBelow ? Digits.of(mantissa * 4 - 1, exponent - 2) : Digits.of(mantissa * 2 - 1, exponent - 1);
    int edge = mantissa % 2 == 0 ? 1 : 0;
    for (int count = 1; ; count++) {
      for (Digits candidate : value.nearest(count)) {
        if (candidate.compareTo(below) > -edge && candidate.compareTo(above) < edge) {
          return candidate;
        }
      }
    }
  }
}
