package remotemcp.jvm.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import remotemcp.settings.Setting;

/// Keeps the page in docs/guide true.
class SettingsPageTest {
    @ParameterizedTest
    @EnumSource(Setting.class)
    void the_page_has_a_row_for_each_setting(Setting setting) {
        String fallback = setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "`";
        String where = !setting.isOn(Setting.Place.JVM) ? "Workers" : setting.isOn(Setting.Place.WORKERS) ? "both" : "JVM";
        assertThat(Path.of("../../docs/guide/settings.md")).content()
            .contains("| `" + setting.key() + "` | `" + setting.variable() + "` | " + where + " | " + fallback + " | " + setting.help() + " |\n");
    }
}
