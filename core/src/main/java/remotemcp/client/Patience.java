package remotemcp.client;

/// How long a client waits. Each message of the server, such as progress, begins the silence anew; nothing extends the whole.
///
/// @param silenceMillis from one message to the next
/// @param wholeMillis for one call with everything that belongs to it
public record Patience(int silenceMillis, int wholeMillis) {
    private static final Patience USUAL = new Patience(60_000, 600_000);

    public Patience {
        if (silenceMillis < 1 || wholeMillis < 1) {
            throw new IllegalArgumentException("patience is at least a millisecond");
        }
    }

    /// A minute of silence, ten minutes in all.
    public static Patience usual() {
        return USUAL;
    }
}
