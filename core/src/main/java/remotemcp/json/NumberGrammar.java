package remotemcp.json;

/// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?` of RFC 8259 §6.
final class NumberGrammar {

  private NumberGrammar() {}

  static boolean matches(String text) {
    int at = text.startsWith("-") ? 1 : 0;
    int next = digits(text, at);
    if (next == at || next > at + 1 && text.charAt(at) == '0') {
      return false;
    }
    if (next < text.length() && text.charAt(next) == '.') {
      at = next + 1;
      next = digits(text, at);
      if (next == at) {
        return false;
      }
    }
    return next == text.length() || exponent(text, next);
  }

  private static boolean exponent(String text, int at) {
    char mark = text.charAt(at++);
    if (mark != 'e' && mark != 'E') {
      return false;
    }
    if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
      at++;
    }
    return at < text.length() && digits(text, at) == text.length();
  }

  private static int digits(String text, int at) {
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
