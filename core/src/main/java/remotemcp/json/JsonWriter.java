package remotemcp.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes compact JSON into one growing buffer of UTF-8.
final class JsonWriter {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] out = new byte[256];
  private int size;

  byte[] bytes() {
    return Arrays.copyOf(out, size);
  }

  String text() {
    return new String(out, 0, size, StandardCharsets.UTF_8);
  }

  JsonWriter write(Json value) {
    switch (value) {
      case JsonObject object -> object(object);
      case JsonArray array -> array(array);
      case JsonString string -> string(string.value());
      case JsonNumber number -> ascii(number.literal());
      case JsonBoolean bool -> ascii(bool.toString());
      case JsonNull _ -> ascii("null");
    }
    return this;
  }

  private void object(JsonObject object) {
    put('{');
    for (int i = 0; i < object.size(); i++) {
      if (i > 0) {
        put(',');
      }
      string(object.keyAt(i));
      put(':');
      write(object.valueAt(i));
    }
    put('}');
  }

  private void array(JsonArray array) {
    put('[');
    for (int i = 0; i < array.size(); i++) {
      if (i > 0) {
        put(',');
      }
      write(array.get(i));
    }
    put(']');
  }

  private void string(String text) {
    room(text.length() + 2);
    put('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x20 && c < 0x7F && c != '"' && c != '\\') {
        put(c);
      } else if (c < 0x80) {
        escape(c);
      } else {
        int point = text.codePointAt(i);
        i += Character.charCount(point) - 1;
        room(4);
        size = Utf8.put(out, size, point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point);
      }
    }
    put('"');
  }

  private void escape(char c) {
    put('\\');
    switch (c) {
      case '"', '\\' -> put(c);
      case '\b' -> put('b');
      case '\f' -> put('f');
      case '\n' -> put('n');
      case '\r' -> put('r');
      case '\t' -> put('t');
      default -> {
        ascii("u00");
        put((char) HEX[c >> 4]);
        put((char) HEX[c & 15]);
      }
    }
  }

  private void ascii(String text) {
    room(text.length());
    for (int i = 0; i < text.length(); i++) {
      out[size++] = (byte) text.charAt(i);
    }
  }

  private void put(char c) {
    room(1);
    out[size++] = (byte) c;
  }

  private void room(int more) {
    if (size + more > out.length) {
      out = Arrays.copyOf(out, Math.max(size + more, out.length * 2));
    }
  }
}
