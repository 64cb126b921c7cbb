package remotemcp.jvm.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whose word the permissions of files are taken for.
class FilePermissionCheckTest {
    private final FilePermissionCheck machine = new FilePermissionCheck(false);
    private final FilePermissionCheck container = new FilePermissionCheck(true);

    @TempDir Path home;

    @BeforeEach
    void thePlaceHasPermissions() throws IOException {
        assumeThat(machine.isPossible(home)).as("a file system with permissions").isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwx------", "rwxr-xr-x", "rwxr-x---", "r-x------"})
    void a_folder_that_nobody_else_can_write_to_is_in_order(String permissions) throws IOException {
        assertThat(machine.ofFolder("data folder", folder(permissions))).isEmpty();
        assertThat(container.ofFolder("data folder", folder(permissions))).isEmpty();
        assertThat(home.resolve("data")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwxrwx", "rwxrwxr-x", "rwx-w----", "rwx----w-"})
    void a_folder_that_others_can_write_to_is_told_with_the_command_that_fixes_it(String permissions) throws IOException {
        assertThat(machine.ofFolder("data folder", folder(permissions)).orElseThrow()).contains("can write to the data folder")
            .endsWith("chmod go-w " + home.resolve("data"));
    }

    /// Volumes belong to whoever set the container up, often by a group of their own (`fsGroup`).
    @Test
    void in_a_container_only_what_anyone_can_write_is_told() throws IOException {
        assertThat(container.ofFolder("data folder", folder("rwxrwxr-x"))).isEmpty();
        assertThat(container.ofFolder("data folder", folder("rwxrwxrwx"))).isPresent();
    }

    @Test
    void a_folder_of_another_user_is_told_and_one_of_root_is_in_order() throws IOException {
        Path data = folder("rwx------");
        int self = (Integer) Files.getAttribute(data, "unix:uid");
        assumeThat(self).as("the user who may give files away").isZero();
        Files.setAttribute(data, "unix:uid", 12345);
        assertThat(machine.ofFolder("data folder", data).orElseThrow()).contains("another user, number 12345, owns the data folder",
            "chown 0 " + data);
        assertThat(container.ofFolder("data folder", data)).isEmpty();
    }

    @Test
    void a_folder_that_anyone_can_put_another_in_the_place_of_is_told() throws IOException {
        Path open = Files.createDirectory(home.resolve("open"));
        Path data = Files.createDirectories(open.resolve("kept/data"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(machine.ofFolder("data folder", data).orElseThrow()).contains("in the place of " + data)
            .endsWith("chmod o-w " + open.toRealPath());
        Files.setAttribute(open, "unix:mode", (Integer) Files.getAttribute(open, "unix:mode") | 01000);
        assertThat(machine.ofFolder("data folder", data)).as("as /tmp is").isEmpty();
    }

    @Test
    void a_link_is_judged_by_what_it_leads_to() throws IOException {
        Path link = Files.createSymbolicLink(home.resolve("link"), folder("rwxrwxrwx"));
        assertThat(machine.ofFolder("data folder", link)).isPresent();
    }

    @Test
    void a_file_with_secrets_may_be_read_by_its_group_at_most() throws IOException {
        assertThat(machine.ofSecretFile("settings file", file("rw-------"))).isEmpty();
        assertThat(machine.ofSecretFile("settings file", file("rw-r-----"))).isEmpty();
        assertThat(machine.ofSecretFile("settings file", file("rw-r--r--")).orElseThrow()).contains("can read the settings file")
            .contains("chmod o-r");
        assertThat(machine.ofSecretFile("settings file", file("rw-rw-rw-")).orElseThrow()).contains("can write to the settings file");
        assertThat(container.ofSecretFile("settings file", file("r--r--r--"))).as("as container platforms mount secrets").isEmpty();
        assertThat(container.ofSecretFile("settings file", file("rw-rw-rw-"))).isPresent();
        assertThat(machine.ofFile("store", file("rw-r--r--"))).isEmpty();
        assertThat(machine.ofFile("store", file("rw-rw-r--"))).isPresent();
        assertThat(machine.ofSharedFile("settings file", file("rw-rw-r--"))).as("umask 002").isEmpty();
        assertThat(machine.ofSharedFile("settings file", file("rw-rw-rw-"))).isPresent();
        assertThat(machine.ofFile("store", home.resolve("none"))).isEmpty();
        assertThat(machine.ofSecretFile("store", home.resolve("none"))).isEmpty();
    }

    private Path folder(String permissions) throws IOException {
        Path data = Files.createDirectories(home.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString(permissions));
        return data;
    }

    private Path file(String permissions) throws IOException {
        Path file = Files.writeString(home.resolve("file-" + permissions), "x");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return file;
    }
}
