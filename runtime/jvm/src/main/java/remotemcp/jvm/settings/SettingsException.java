package remotemcp.jvm.settings;

/// The server is told to run in a way it must not or cannot. The message says what to change, and names no secret.
public final class SettingsException extends RuntimeException {
    public SettingsException(String message) {
        super(message);
    }
}
