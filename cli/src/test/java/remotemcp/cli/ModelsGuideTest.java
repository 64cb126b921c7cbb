package remotemcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import remotemcp.hosts.HostCheck;
import remotemcp.hosts.HostProfile;

/// docs/guide/models.md says of every warning what happens and what to do, and of every host which version was watched.
class ModelsGuideTest {

    private static String guide() throws IOException {
        return Files.readString(Path.of("../docs/guide/models.md"));
    }

    @ParameterizedTest
    @EnumSource
    void every_warning_has_a_line_that_says_what_to_do(HostCheck check) throws IOException {
        assertThat(guide()).contains("| `" + check.id() + "` | " + check.why() + " | " + check.fix() + " |\n");
    }

    @ParameterizedTest
    @EnumSource
    void every_host_is_there_with_its_version(HostProfile host) throws IOException {
        assertThat(guide()).contains("| " + host.title() + " " + host.version() + " |", "`" + host.id() + "`");
    }

    @Test
    void the_recorder_runs_the_versions_of_the_profiles() throws IOException {
        String script = Files.readString(Path.of("../tools/hosts/record.sh"));
        for (HostProfile host : HostProfile.values()) {
            assertThat(script).contains("@" + host.version());
        }
    }
}
