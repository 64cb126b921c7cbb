package remotemcp.json;

/// Text that is not acceptable JSON. The message says what and at which byte; it never repeats the input, which may
/// hold secrets or terminal escapes.
public final class JsonException extends RuntimeException {
    private final int position;

    JsonException(String what, int position) {
        super(what + " at byte " + position);
        this.position = position;
    }

    /// Offset in bytes from the start of the input.
    public int position() {
        return position;
    }
}
