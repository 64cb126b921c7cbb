package remotemcp.jvm.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import remotemcp.settings.Setting;

/// Keeps the page in docs/guide true, and the list of what tests do not see.
class SettingsPageTest {
    @ParameterizedTest
    @EnumSource(Setting.class)
    void the_page_has_a_row_for_each_setting(Setting setting) {
        String fallback = setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "`";
        String where = !setting.isOn(Setting.Place.JVM) ? "Workers" : setting.isOn(Setting.Place.WORKERS) ? "both" : "JVM";
        assertThat(Path.of("../../docs/guide/settings.md")).content()
            .contains(
                "| `" + setting.key() + "` | `" + setting.variable() + "` | " + where + " | " + fallback + " | " + setting.help() + " |\n");
    }

    /// A build with the operator's settings in its environment would run tests on the operator's database.
    @ParameterizedTest
    @EnumSource(Setting.class)
    void tests_see_none_of_the_settings_of_the_environment(Setting setting) {
        assertThat(Path.of("../../pom.xml")).content().contains("<variable>" + setting.variable() + "</variable>");
        if (setting.isSecret() && setting.isOn(Setting.Place.JVM)) {
            assertThat(Path.of("../../pom.xml")).content().contains("<variable>" + setting.variable() + "_FILE</variable>");
        }
    }
}
