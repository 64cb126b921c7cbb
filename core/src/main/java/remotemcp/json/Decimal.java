package remotemcp.json;

import java.util.OptionalLong;

/// A number as `digits × 10^exponent`, digits without leading or trailing zeros ("" is zero).
record Decimal(boolean negative, String digits, int exponent) {

  /// Past this no digit string we accept can bring the value back into the range of a double or long.
  private static final int FAR = 1_000_000_000;

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
      return new Decimal(negative, "", 0);
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
