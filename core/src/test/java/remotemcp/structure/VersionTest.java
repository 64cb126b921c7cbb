package remotemcp.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import remotemcp.protocol.Implementation;

/// What the programs say of themselves is what Maven builds.
class VersionTest {

    @Test
    void the_version_is_that_of_the_build() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<version>" + Implementation.VERSION + "-SNAPSHOT</version>");
    }
}
