package remotemcp.protocol;

import java.util.Optional;

/// Severity of a log line sent to the client (RFC 5424 §6.2.1), mildest first.
public enum LogLevel {
    DEBUG, INFO, NOTICE, WARNING, ERROR, CRITICAL, ALERT, EMERGENCY;

    private static final LogLevel[] ALL = values();

    /// The level's name as it travels.
    public String word() {
        return switch (this) {
            case DEBUG -> "debug";
            case INFO -> "info";
            case NOTICE -> "notice";
            case WARNING -> "warning";
            case ERROR -> "error";
            case CRITICAL -> "critical";
            case ALERT -> "alert";
            case EMERGENCY -> "emergency";
        };
    }

    public static Optional<LogLevel> of(String word) {
        for (LogLevel level : ALL) {
            if (level.word().equals(word)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }

    public boolean isAtLeast(LogLevel other) {
        return ordinal() >= other.ordinal();
    }
}
