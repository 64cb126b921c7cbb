package remotemcp.json;

/// An exact decimal, `0.d₁d₂d₃… × 10^point`, that can be multiplied and divided by powers of two: all it takes to turn
/// decimal text into a double and back without rounding twice. No digits are zero.
final class Digits {
  /// Factor of one step; `10 × 2^24` still fits into an int.
  private static final int STEP = 24;

  private int[] digits;
  private int point;

  private Digits(int[] digits, int point) {
    this.digits = digits;
    this.point = point;
  }

  /// The value `text × 10^exponent`; text has no zeros at its ends.
  static Digits of(String text, int exponent) {
    int[] digits = new int[text.length()];
    for (int i = 0; i < digits.length; i++) {
      digits[i] = text.charAt(i) - '0';
    }
    return new Digits(digits, digits.length + exponent);
  }

  /// The value `mantissa × 2^exponent`.
  static Digits of(long mantissa, int exponent) {
    String text = Long.toString(mantissa);
    var digits = of(text, 0);
    digits.trim(digits.digits, digits.point);
    digits.scale(exponent);
    return digits;
  }

  int point() {
    return point;
  }

  int size() {
    return digits.length;
  }

  int first() {
    return digits[0];
  }

  /// Multiplies by `2^exponent`.
  void scale(int exponent) {
    for (int left = exponent; left > 0; left -= STEP) {
      multiply(Math.min(STEP, left));
    }
    for (int left = -exponent; left > 0; left -= STEP) {
      divide(Math.min(STEP, left));
    }
  }

  /// The whole part, rounded half to even; it must fit into a long.
  long rounded() {
    long whole = 0;
    for (int i = 0; i < point; i++) {
      whole = whole * 10 + at(i);
    }
    return roundsUp(point, whole % 2 != 0) ? whole + 1 : whole;
  }

  /// The nearest decimals of `count` digits: the very nearest first, then the one on the other side.
  Digits[] nearest(int count) {
    boolean up = roundsUp(count, at(count - 1) % 2 != 0);
    return new Digits[] {cut(count, up), cut(count, !up)};
  }

  int compareTo(Digits other) {
    if (point != other.point) {
      return Integer.compare(point, other.point);
    }
    for (int i = 0; i < Math.max(size(), other.size()); i++) {
      if (at(i) != other.at(i)) {
        return Integer.compare(at(i), other.at(i));
      }
    }
    return 0;
  }

  @Override
  public String toString() {
    char[] text = new char[digits.length];
    for (int i = 0; i < text.length; i++) {
      text[i] = (char) ('0' + digits[i]);
    }
    return new String(text);
  }

  private Digits cut(int count, boolean up) {
    int[] kept = new int[count + 1];
    int carry = up ? 1 : 0;
    for (int i = count; i > 0; i--) {
      int digit = at(i - 1) + carry;
      kept[i] = digit % 10;
      carry = digit / 10;
    }
    kept[0] = carry;
    var cut = new Digits(kept, point);
    cut.trim(kept, point + 1);
    return cut;
  }

  private boolean roundsUp(int from, boolean odd) {
    if (from < 0 || at(from) != 5) {
      return from >= 0 && at(from) > 5;
    }
    return from + 1 < digits.length || odd;
  }

  private int at(int place) {
    return place < digits.length ? digits[place] : 0;
  }

  private void multiply(int power) {
    int[] product = new int[digits.length + 8];
    int carry = 0;
    for (int i = digits.length - 1; i >= 0; i--) {
      int sum = (digits[i] << power) + carry;
      product[i + 8] = sum % 10;
      carry = sum / 10;
    }
    for (int i = 7; i >= 0; i--) {
      product[i] = carry % 10;
      carry /= 10;
    }
    trim(product, point + 8);
  }

  private void divide(int power) {
    int[] quotient = new int[digits.length + power];
    int rest = 0;
    for (int i = 0; i < quotient.length; i++) {
      int dividend = rest * 10 + at(i);
      quotient[i] = dividend >> power;
      rest = dividend & (1 << power) - 1;
    }
    trim(quotient, point);
  }

  /// Takes digits with zeros at their ends.
  private void trim(int[] raw, int rawPoint) {
    int from = 0;
    int to = raw.length;
    while (from < to && raw[from] == 0) {
      from++;
    }
    while (to > from && raw[to - 1] == 0) {
      to--;
    }
    digits = new int[to - from];
    System.arraycopy(raw, from, digits, 0, digits.length);
    point = digits.length == 0 ? 0 : rawPoint - from;
  }
}
