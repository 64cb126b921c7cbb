package remotemcp.platform;

import remotemcp.json.JsonObject;

/// Structured log lines. Values come from outside: the platform escapes them. Secrets are never handed in.
public interface Log {

    enum Level { DEBUG, INFO, WARN, ERROR }

    /// @param event a short constant name, such as `login.failed`
    /// @param fields what belongs to it
    void write(Level level, String event, JsonObject fields);

    /// Our own bug: with the stack trace.
    void bug(String id, String event, Throwable cause);

    default void info(String event, JsonObject fields) {
        write(Level.INFO, event, fields);
    }

    default void warn(String event, JsonObject fields) {
        write(Level.WARN, event, fields);
    }

    /// Keeps nothing.
    static Log none() {
        return Nowhere.INSTANCE;
    }

    /// The log of a server that keeps none.
    enum Nowhere implements Log {
        INSTANCE;

        @Override
        public void write(Level level, String event, JsonObject fields) {
        }

        @Override
        public void bug(String id, String event, Throwable cause) {
        }
    }
}
