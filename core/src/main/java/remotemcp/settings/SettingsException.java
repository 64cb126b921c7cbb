package remotemcp.settings;

import java.util.Optional;

/// The server is told to run in a way it must not or cannot. The message says what to change, and repeats no value that is secret.
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Optional<Wrong> wrong;

    /// @param expected what the setting has to be, to be read after "must be"
    public record Wrong(Setting setting, String expected) {
    }

    public SettingsException(String message) {
        super(message);
        wrong = Optional.empty();
    }

    private SettingsException(Wrong wrong) {
        super(wrong.setting().key() + " must be " + wrong.expected());
        this.wrong = Optional.of(wrong);
    }

    /// One setting has a value that is not possible.
    ///
    /// @param expected to be read after "must be"
    public static SettingsException of(Setting setting, String expected) {
        return new SettingsException(new Wrong(setting, expected));
    }

    /// The one setting that is wrong, if it is one, for runtimes that have words of their own.
    public Optional<Wrong> wrong() {
        return wrong;
    }
}
