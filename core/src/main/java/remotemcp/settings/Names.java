package remotemcp.settings;

import java.util.Collection;
import java.util.Optional;

/// From the names that people write to settings; a name that is none is refused with the nearest one that is.
public final class Names {
    private Names() {
    }

    /// The setting of that variable.
    ///
    /// @throws SettingsException when it is another runtime's
    public static Optional<Setting> ofVariable(String written, Setting.Place runtime) {
        for (Setting setting : Setting.values()) {
            if (written.equals(setting.variable())) {
                return Optional.of(on(runtime, setting, written));
            }
        }
        return Optional.empty();
    }

    private static Setting on(Setting.Place runtime, Setting setting, String written) {
        if (!setting.isOn(runtime)) {
            throw new SettingsException(written + " means nothing "
                + (runtime == Setting.Place.JVM ? "on the JVM, only on Workers" : "on Workers, only on the JVM"));
        }
        return setting;
    }

    /// What is said of a name that is none.
    public static SettingsException unknown(String written, Collection<String> known) {
        return new SettingsException("there is no setting " + written + "; did you mean " + Nearest.to(written, known) + "?");
    }
}
