package remotemcp.json;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// A JSON object: members in the order they were written, keys compared exactly (no case folding), each once.
/// The typed accessors answer empty both for an absent member and for one of another type.
public final class JsonObject implements Json {
    private static final JsonObject EMPTY = new JsonObject(new String[0], new Json[0], new int[0]);

    private final String[] keys;
    private final Json[] values;
    /// Empty for small objects, which are searched one by one.
    private final int[] order;

    /// Takes the arrays over; keys are distinct.
    JsonObject(String[] keys, Json[] values, int[] order) {
        this.keys = keys;
        this.values = values;
        this.order = order;
    }

    public static JsonObject empty() {
        return EMPTY;
    }

    public static Builder builder() {
        return new Builder();
    }

    public static JsonObject of(String key, Json value) {
        return builder().put(key, value).build();
    }

    public static JsonObject of(String key, String value) {
        return builder().put(key, value).build();
    }

    public Optional<Json> find(String key) {
        int at = position(key);
        return at < 0 ? Optional.empty() : Optional.of(values[at]);
    }

    public boolean has(String key) {
        return position(key) >= 0;
    }

    public Optional<String> string(String key) {
        return at(key) instanceof JsonString string ? Optional.of(string.value()) : Optional.empty();
    }

    /// The member's value if it is a whole number that fits into a long.
    public OptionalLong integer(String key) {
        return at(key) instanceof JsonNumber number ? number.asLong() : OptionalLong.empty();
    }

    public Optional<Boolean> bool(String key) {
        return at(key) instanceof JsonBoolean bool ? Optional.of(bool.value()) : Optional.empty();
    }

    public Optional<JsonObject> object(String key) {
        return at(key) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    public Optional<JsonArray> array(String key) {
        return at(key) instanceof JsonArray array ? Optional.of(array) : Optional.empty();
    }

    public Set<String> keys() {
        return new Members.Keys(this);
    }

    public Set<Map.Entry<String, Json>> entries() {
        return new Members.Entries(this);
    }

    public boolean isEmpty() {
        return keys.length == 0;
    }

    public int size() {
        return keys.length;
    }

    /// This object with the member set; one that was there keeps its place.
    public JsonObject with(String key, Json value) {
        return builder().putAll(this).put(key, value).build();
    }

    public JsonObject with(String key, String value) {
        return with(key, new JsonString(value));
    }

    public JsonObject without(String key) {
        int gone = position(key);
        if (gone < 0) {
            return this;
        }
        var rest = builder();
        for (int i = 0; i < keys.length; i++) {
            if (i != gone) {
                rest.put(keys[i], values[i]);
            }
        }
        return rest.build();
    }

    String keyAt(int position) {
        return keys[position];
    }

    Json valueAt(int position) {
        return values[position];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonObject that && size() == that.size() && containedIn(that);
    }

    @Override
    public int hashCode() {
        int sum = 0;
        for (int i = 0; i < keys.length; i++) {
            sum += keys[i].hashCode() ^ values[i].hashCode();
        }
        return sum;
    }

    @Override
    public String toString() {
        return text();
    }

    private boolean containedIn(JsonObject that) {
        for (int i = 0; i < keys.length; i++) {
            if (!values[i].equals(that.at(keys[i]))) {
                return false;
            }
        }
        return true;
    }

    private Json at(String key) {
        int at = position(key);
        return at < 0 ? null : values[at];
    }

    private int position(String key) {
        if (keys.length > KeyIndex.SMALL) {
            return KeyIndex.find(keys, order, key);
        }
        for (int i = 0; i < keys.length; i++) {
            if (keys[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /// Collects members; putting a key again replaces its value and keeps its place.
    public static final class Builder {
        private final MemberList members = new MemberList();

        private Builder() {}

        public Builder put(String key, Json value) {
            members.add(key, value);
            return this;
        }

        public Builder put(String key, String value) {
            return put(key, new JsonString(value));
        }

        public Builder put(String key, long value) {
            return put(key, JsonNumber.of(value));
        }

        public Builder put(String key, double value) {
            return put(key, JsonNumber.of(value));
        }

        public Builder put(String key, boolean value) {
            return put(key, Json.of(value));
        }

        /// Puts nothing when there is no value.
        public Builder put(String key, Optional<String> value) {
            return value.isPresent() ? put(key, value.get()) : this;
        }

        public Builder putAll(JsonObject object) {
            for (int i = 0; i < object.size(); i++) {
                members.add(object.keys[i], object.values[i]);
            }
            return this;
        }

        public JsonObject build() {
            return members.toObject();
        }
    }
}
