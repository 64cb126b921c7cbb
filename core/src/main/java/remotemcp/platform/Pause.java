package remotemcp.platform;

/// Lets time pass in the middle of work: a server may ask to be left alone for a while before it is asked again.
@FunctionalInterface
public interface Pause {

    /// Returns after so many milliseconds, or earlier when the work is to end.
    void rest(int millis);
}
