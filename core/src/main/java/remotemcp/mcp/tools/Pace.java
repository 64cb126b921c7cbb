package remotemcp.mcp.tools;

/// How long a tool may take, which decides where it runs and how it is answered.
enum Pace {
    /// Never waits: runs on the event loop.
    INLINE,
    /// May wait: runs where waiting is cheap.
    BLOCKING,
    /// Takes long: answered by an event stream from the start.
    SLOW
}
