package remotemcp.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {
    private static final String ACCOUNT = "/home/account";

    private static UserFolders on(String system, Map<String, String> environment) {
        return UserFolders.of(environment, system, ACCOUNT);
    }

    @Test
    void on_linux_the_environment_counts_before_the_list_of_accounts() {
        assertThat(on("Linux", Map.of("HOME", "/h", "XDG_CONFIG_HOME", "/x"))).isEqualTo(new UserFolders(Path.of("/h"), Path.of("/x")));
        assertThat(on("Linux", Map.of("HOME", "/h"))).isEqualTo(new UserFolders(Path.of("/h"), Path.of("/h/.config")));
        assertThat(on("Linux", Map.of())).isEqualTo(new UserFolders(Path.of(ACCOUNT), Path.of(ACCOUNT, ".config")));
    }

    @Test
    void an_empty_or_relative_folder_is_none() {
        assertThat(on("Linux", Map.of("HOME", "", "XDG_CONFIG_HOME", "x")))
            .isEqualTo(new UserFolders(Path.of(ACCOUNT), Path.of(ACCOUNT, ".config")));
    }

    @Test
    void on_macos_settings_are_in_the_library() {
        assertThat(on("Mac OS X", Map.of("HOME", "/h", "XDG_CONFIG_HOME", "/x")))
            .isEqualTo(new UserFolders(Path.of("/h"), Path.of("/h/Library/Application Support")));
    }

    @Test
    void on_windows_home_is_the_accounts() {
        assertThat(on("Windows 11", Map.of("HOME", "/h", "APPDATA", "/roaming")))
            .isEqualTo(new UserFolders(Path.of(ACCOUNT), Path.of("/roaming")));
        assertThat(on("Windows 11", Map.of())).isEqualTo(new UserFolders(Path.of(ACCOUNT), Path.of(ACCOUNT, "AppData", "Roaming")));
    }
}
