package remotemcp.json;

import java.nio.charset.StandardCharsets;

/// Reads the strings of one document: escapes, strict UTF-8, no control characters, no half surrogates.
final class StringReader {
  private final byte[] in;
  private int at;
  private StringBuilder out;

  StringReader(byte[] in) {
    this.in = in;
  }

  /// Reads from just after the opening quote.
  String read(int start) {
    at = start;
    while (at < in.length && in[at] >= 0x20 && in[at] != '"' && in[at] != '\\') {
      at++;
    }
    if (at < in.length && in[at] == '"') {
      return new String(in, start, at++ - start, StandardCharsets.ISO_8859_1);
    }
    out = new StringBuilder();
    for (int i = start; i < at; i++) {
      out.append((char) in[i]);
    }
    while (step()) { }
    return out.toString();
  }

  /// Position after the closing quote of the string read last.
  int end() {
    return at;
  }

  private boolean step() {
    int c = next();
    if (c == '"') {
      return false;
    }
    if (c == '\\') {
      escape();
    } else if (c < 0x20) {
      throw bad("A control character in a string", at - 1);
    } else if (c < 0x80) {
      out.append((char) c);
    } else {
      several(c);
    }
    return true;
  }

  private void escape() {
    int c = next();
    switch (c) {
      case '"', '\\', '/' -> out.append((char) c);
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'u' -> unicode();
      default -> throw bad("An unknown escape", at - 2);
    }
  }

  private void unicode() {
    int start = at - 2;
    char first = hex4();
    out.append(first);
    if (!Character.isSurrogate(first)) {
      return;
    }
    if (Character.isHighSurrogate(first) && next() == '\\' && next() == 'u') {
      char second = hex4();
      if (Character.isLowSurrogate(second)) {
        out.append(second);
        return;
      }
    }
    throw bad("Half of a surrogate pair", start);
  }

  private char hex4() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      value = value << 4 | hex(next());
    }
    return (char) value;
  }

  private int hex(int c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int letter = c | 0x20;
    if (letter >= 'a' && letter <= 'f') {
      return letter - 'a' + 10;
    }
    throw bad("Not a hexadecimal digit", at - 1);
  }

  /// A character of two to four bytes (RFC 3629 §4: the second byte's range rules out overlong forms and surrogates).
  private void several(int first) {
    int start = at - 1;
    if (first >= 0xC2 && first <= 0xDF) {
      out.append((char) ((first & 0x1F) << 6 | tail(start, 0x80, 0xBF)));
    } else if (first >= 0xE0 && first <= 0xEF) {
      int high = tail(start, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF);
      out.append((char) ((first & 0x0F) << 12 | high << 6 | tail(start, 0x80, 0xBF)));
    } else if (first >= 0xF0 && first <= 0xF4) {
      int high = tail(start, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF);
      int low = tail(start, 0x80, 0xBF) << 6;
      out.appendCodePoint((first & 0x07) << 18 | high << 12 | low | tail(start, 0x80, 0xBF));
    } else {
      throw bad("Ill-formed UTF-8", start);
    }
  }

  private int tail(int start, int lowest, int highest) {
    int c = next();
    if (c < lowest || c > highest) {
      throw bad("Ill-formed UTF-8", start);
    }
    return c & 0x3F;
  }

  private int next() {
    if (at >= in.length) {
      throw bad("A string without end", at);
    }
    return in[at++] & 0xFF;
  }

  private static JsonException bad(String what, int position) {
    return new JsonException(what, position);
  }
}
