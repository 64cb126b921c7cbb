package remotemcp.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/// Reads one document, straight from its bytes. Recursive, as deep as the limit allows and no deeper.
final class JsonReader {
  private final byte[] in;
  private final JsonLimits limits;
  private final StringReader strings;
  private int at;
  private int depth;
  private int count;

  JsonReader(byte[] utf8, JsonLimits limits) {
    this.in = utf8;
    this.limits = limits;
    this.strings = new StringReader(utf8);
  }

  Json document() {
    space();
    Json value = value();
    space();
    if (at != in.length) {
      throw new JsonException("Text after the end of the value", at);
    }
    return value;
  }

  private Json value() {
    if (++count > limits.values()) {
      throw new JsonException("More than " + limits.values() + " values", at);
    }
    int c = at < in.length ? in[at] : -1;
    return switch (c) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> new JsonString(string());
      case 't' -> word("true", JsonBoolean.TRUE);
      case 'f' -> word("false", JsonBoolean.FALSE);
      case 'n' -> word("null", JsonNull.NULL);
      default -> number();
    };
  }

  private Json object() {
    int start = at;
    enter();
    var members = new MemberList();
    if (!closes('}')) {
      do {
        space();
        String key = key();
        members.add(key, value());
      } while (another('}'));
    }
    depth--;
    JsonObject object = members.toObject();
    if (object.size() != members.size()) {
      throw new JsonException("A key twice in the object that starts", start);
    }
    return object;
  }

  private String key() {
    if (at >= in.length || in[at] != '"') {
      throw new JsonException("Expected a key", at);
    }
    String key = string();
    space();
    if (at >= in.length || in[at] != ':') {
      throw new JsonException("Expected a colon", at);
    }
    at++;
    space();
    return key;
  }

  private Json array() {
    enter();
    var values = new ArrayList<Json>();
    if (!closes(']')) {
      do {
        space();
        values.add(value());
      } while (another(']'));
    }
    depth--;
    return new JsonArray(values);
  }

  private void enter() {
    if (++depth > limits.depth()) {
      throw new JsonException("Nested deeper than " + limits.depth(), at);
    }
    at++;
    space();
  }

  private boolean closes(char end) {
    if (at < in.length && in[at] == end) {
      at++;
      return true;
    }
    return false;
  }

  private boolean another(char end) {
    space();
    if (at < in.length && in[at] == ',') {
      at++;
      return true;
    }
    if (closes(end)) {
      return false;
    }
    throw new JsonException("Expected a comma or the end of the " + (end == '}' ? "object" : "array"), at);
  }

  private String string() {
    String value = strings.read(at + 1);
    at = strings.end();
    return value;
  }

  private Json word(String word, Json value) {
    for (int i = 0; i < word.length(); i++) {
      if (at + i >= in.length || in[at + i] != word.charAt(i)) {
        throw new JsonException("Expected a value", at);
      }
    }
    at += word.length();
    return value;
  }

  private Json number() {
    int start = at;
    while (at < in.length && ofNumber(in[at])) {
      at++;
    }
    if (at == start) {
      throw new JsonException("Expected a value", at);
    }
    if (at - start > limits.numberLength()) {
      throw new JsonException("A number of more than " + limits.numberLength() + " characters", start);
    }
    String literal = new String(in, start, at - start, StandardCharsets.ISO_8859_1);
    if (!NumberGrammar.matches(literal)) {
      throw new JsonException("Not a number", start);
    }
    return new JsonNumber(literal);
  }

  private static boolean ofNumber(byte c) {
    return c >= '0' && c <= '9' || c == '-' || c == '.' || c == 'e' || c == 'E' || c == '+';
  }

  private void space() {
    while (at < in.length && (in[at] == ' ' || in[at] == '\n' || in[at] == '\r' || in[at] == '\t')) {
      at++;
    }
  }
}
