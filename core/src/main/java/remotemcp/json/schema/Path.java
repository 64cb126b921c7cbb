package remotemcp.json.schema;

/// A place inside a value, from the inside out; turned into text only when something is wrong there.
record Path(Path parent, String name, int index) {
    static final Path ROOT = new Path(null, "", 0);

    Path member(String key) {
        return new Path(this, key, 0);
    }

    Path item(int position) {
        return new Path(this, null, position);
    }

    boolean isMember() {
        return parent != null && name != null;
    }

    /// The last step: the member's name, or the item's position in digits.
    String step() {
        return name == null ? Integer.toString(index) : name;
    }

    /// As a JSON Pointer.
    String pointer() {
        if (parent == null) {
            return "";
        }
        return parent.pointer() + "/" + escaped(step());
    }

    static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
