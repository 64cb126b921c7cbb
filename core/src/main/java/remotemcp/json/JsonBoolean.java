package remotemcp.json;

/// `true` or `false`.
public enum JsonBoolean implements Json {
    TRUE, FALSE;

    public boolean value() {
        return this == TRUE;
    }

    @Override
    public String toString() {
        return value() ? "true" : "false";
    }
}
