package remotemcp.json;

/// The value `null`; an absent member is no value at all.
public enum JsonNull implements Json {
    NULL;

    @Override
    public String toString() {
        return "null";
    }
}
