package remotemcp.json;

/// What a reader accepts at most: nesting of arrays and objects, characters of one number, values in all.
/// The length of strings is bounded by the body, which the caller has bounded.
public record JsonLimits(int depth, int numberLength, int values) {

    /// The reader's stack grows with the depth, so no setting may ask for more than this.
    private static final int DEEPEST = 512;
    private static final JsonLimits STANDARD = new JsonLimits(64, 100, 100_000);

    public JsonLimits {
        if (depth < 1 || depth > DEEPEST || numberLength < 1 || values < 1) {
            throw new IllegalArgumentException("limits are positive and depth is at most " + DEEPEST);
        }
    }

    public static JsonLimits standard() {
        return STANDARD;
    }
}
