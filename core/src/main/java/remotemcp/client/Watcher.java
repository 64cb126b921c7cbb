package remotemcp.client;

import remotemcp.json.JsonObject;

/// Told what a server says beside its answers, by whichever thread reads it.
public interface Watcher {

    /// A log line of the server: `level`, `logger`, `data`, not to be trusted.
    default void logged(JsonObject line) {
    }

    /// Something the server offers has changed.
    default void changed(Change change) {
    }

    /// A tool that is left out of the list, because its definition breaks a rule (2026-07-28, streamable HTTP, Schema Extension).
    default void leftOut(String tool, String reason) {
    }

    /// Listens to nothing; always the same one.
    static Watcher none() {
        return Deaf.INSTANCE;
    }

    /// Listens to nothing.
    enum Deaf implements Watcher {
        INSTANCE
    }
}
