package remotemcp.http;

import java.util.function.Consumer;

/// What a response carries.
public sealed interface Body {

    /// Bytes known before the head is sent.
    record Bytes(byte[] bytes) implements Body {
    }

    /// Server-sent events that `producer` writes while it works; the stream ends when it returns. It may wait, and runs
    /// where waiting is cheap. The runtime sends a keep-alive comment whenever the stream was silent for a while.
    record Events(Consumer<EventStream> producer) implements Body {
    }

    /// Server-sent events that other requests write through the [EventStream] handed to `opened`. `opened` runs once,
    /// does not wait, and the stream stays open after it returns, until it is closed or the client leaves.
    ///
    /// @param opened receives the open stream
    /// @param closed runs once, when the stream has ended from either side
    record OpenEvents(Consumer<EventStream> opened, Runnable closed) implements Body {
    }

    /// No content; `work` runs once when the whole response has been handed to the connection, also if the client has left by
    /// then. It may wait: on the JVM a virtual thread runs it, on Workers it is given to `ctx.waitUntil`. What it throws is a bug.
    ///
    /// @param work receives what stops it early, such as interrupting its thread
    record Afterwards(Consumer<Runnable> work) implements Body {
    }

    static Body empty() {
        return new Bytes(new byte[0]);
    }
}
