package remotemcp.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import remotemcp.blackbox.JudgedRuntime;

/// The map in ARCHITECTURE.md is the territory: every folder it draws is there, and every part of the core is drawn.
@Tag(JudgedRuntime.NEITHER)
class ArchitectureTest {
    private static final String PACKAGES = "core/src/main/java/remotemcp/";
    private final Path root = ReadmeTest.root();

    @Test
    void every_folder_on_the_map_is_there() throws IOException {
        String above = "";
        for (String line : map()) {
            String drawn = line.strip().split("\\s+")[0];
            String folder = drawn.startsWith("…/") ? PACKAGES + drawn.substring(2) : line.startsWith(" ") ? above + drawn : drawn;
            assertThat(root.resolve(folder)).as(line).isDirectory();
            above = line.startsWith(" ") ? above : drawn;
        }
    }

    @Test
    void every_package_of_the_core_is_on_the_map() throws IOException {
        List<String> drawn = map().stream().map(line -> line.strip().split("\\s+")[0]).toList();
        try (Stream<Path> packages = Files.list(root.resolve(PACKAGES))) {
            assertThat(packages.map(folder -> "…/" + folder.getFileName() + "/")).isSubsetOf(drawn);
        }
    }

    @Test
    void every_decision_is_in_the_index() throws IOException {
        String index = Files.readString(root.resolve("docs/decisions/README.md"));
        try (Stream<Path> pages = Files.list(root.resolve("docs/decisions"))) {
            assertThat(pages.map(page -> page.getFileName().toString()).filter(name -> !name.equals("README.md")))
                .isNotEmpty().allSatisfy(name -> assertThat(index).contains("(" + name + ")"));
        }
    }

    private List<String> map() throws IOException {
        String text = Files.readString(root.resolve("ARCHITECTURE.md"));
        int start = text.indexOf("```\n") + 4;
        return text.substring(start, text.indexOf("```", start)).lines().toList();
    }
}
