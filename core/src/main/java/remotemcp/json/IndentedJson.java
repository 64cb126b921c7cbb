package remotemcp.json;

/// JSON laid out for people: two spaces a level, a member a line; arrays of plain values stay on one line.
public final class IndentedJson {
    private final StringBuilder out = new StringBuilder();

    private IndentedJson() {
    }

    /// Without a line break at the end.
    public static String of(Json value) {
        var indented = new IndentedJson();
        indented.write(value, "\n");
        return indented.out.toString();
    }

    /// @param line a line break and the indentation of the value's own level
    private void write(Json value, String line) {
        switch (value) {
            case JsonObject object when !object.isEmpty() -> object(object, line);
            case JsonArray array when !isPlain(array) -> array(array, line);
            case JsonArray array -> plain(array);
            default -> out.append(value.text());
        }
    }

    private void object(JsonObject object, String line) {
        out.append('{');
        for (int i = 0; i < object.size(); i++) {
            out.append(i > 0 ? "," : "").append(line).append("  ").append(Json.of(object.keyAt(i)).text()).append(": ");
            write(object.valueAt(i), line + "  ");
        }
        out.append(line).append('}');
    }

    private void array(JsonArray array, String line) {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            out.append(i > 0 ? "," : "").append(line).append("  ");
            write(array.get(i), line + "  ");
        }
        out.append(line).append(']');
    }

    private void plain(JsonArray array) {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            out.append(i > 0 ? ", " : "").append(array.get(i).text());
        }
        out.append(']');
    }

    private static boolean isPlain(JsonArray array) {
        for (Json item : array) {
            if (item instanceof JsonObject || item instanceof JsonArray) {
                return false;
            }
        }
        return true;
    }
}
