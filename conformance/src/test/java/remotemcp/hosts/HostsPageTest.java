package remotemcp.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.blackbox.JudgedRuntime;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.readme.ReadmeTest;

/// The page about hosts tells of those that are pinned.
@Tag(JudgedRuntime.NEITHER)
class HostsPageTest {
    @TempDir Path folder;

    @Test
    void every_pinned_host_has_a_row_of_its_version_for_each_runtime() throws IOException {
        JsonObject pins =
            Json.parse(Files.readAllBytes(ReadmeTest.root().resolve("conformance/hosts/package.json"))).asObject().orElseThrow()
                .object("dependencies").orElseThrow();
        String page = Files.readString(ReadmeTest.root().resolve("docs/hosts.md"));
        assertThat(pins.keys()).containsExactlyInAnyOrderElementsOf(Host.ALL.stream().map(Host::npmPackage).toList());
        assertThat(Host.ALL).allSatisfy(host -> assertThat(page).as("run ./dev hosts " + host.key())
            .contains("\n| " + host.title() + " | JVM | " + pins.string(host.npmPackage()).orElseThrow() + " |")
            .contains("\n| " + host.title() + " | workerd | " + pins.string(host.npmPackage()).orElseThrow() + " |"));
    }

    @Test
    void a_row_takes_the_place_of_the_one_before() throws IOException {
        Path file = Files.writeString(folder.resolve("page.md"), """
            Before.

            <!-- wire -->
            | host | on | what |
            |---|---|---|
            | One | JVM | old |
            | Two | JVM | kept |
            <!-- end of wire -->
            After.
            """);
        new HostsPage(file).put("wire", List.of("One", "JVM"), List.of("new | line"));
        new HostsPage(file).put("wire", List.of("One", "workerd"), List.of("more"));
        assertThat(Files.readString(file)).isEqualTo("""
            Before.

            <!-- wire -->
            | host | on | what |
            |---|---|---|
            | One | JVM | new \\| line |
            | One | workerd | more |
            | Two | JVM | kept |
            <!-- end of wire -->
            After.
            """);
    }
}
