package remotemcp.jvm.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceFolderTest {
    private static final String BASE = "docs://handbook/";

    @TempDir private Path machine;
    private Path root;
    private ResourceFolder folder;

    @BeforeEach
    void make() throws IOException {
        root = machine.resolve("served");
        write("a.txt", "A");
        write("first steps/read me.md", "# Hello ✓");
        write("first steps/b%2Fc.json", "{}");
        write("z.unknown", "plain");
        write(".env", "SECRET=1");
        write(".git/config", "SECRET=2");
        Files.writeString(machine.resolve("secret.txt"), "SECRET=3");
        Files.createDirectories(machine.resolve("served-secrets"));
        Files.writeString(machine.resolve("served-secrets/x.txt"), "SECRET=4");
        folder = ResourceFolder.at(root, BASE);
    }

    @Test
    void files_are_listed_in_the_order_of_their_names_with_what_is_known_of_them() {
        var files = folder.list(Optional.empty()).files();
        assertThat(files).extracting(ListedFile::name).containsExactly("a.txt", "first steps/b%2Fc.json", "first steps/read me.md",
            "z.unknown");
        assertThat(files).extracting(ListedFile::uri).containsExactly(BASE + "a.txt", BASE + "first%20steps/b%252Fc.json",
            BASE + "first%20steps/read%20me.md",
            BASE + "z.unknown");
        assertThat(files).extracting(ListedFile::mimeType).containsExactly(Optional.of("text/plain"), Optional.of("application/json"),
            Optional.of("text/markdown"),
            Optional.empty());
        assertThat(files.getFirst().size()).isEqualTo(1);
        assertThat(files.getFirst().lastModified()).isNotNull();
    }

    @Test
    void each_listed_file_is_read_by_its_uri() {
        for (ListedFile file : folder.list(Optional.empty()).files()) {
            assertThat(folder.read(file.uri())).isInstanceOf(FileContent.Text.class);
            assertThat(folder.template().match(file.uri())).isPresent();
        }
        assertThat(folder.read(BASE + "first%20steps/read%20me.md"))
            .isEqualTo(new FileContent.Text(BASE + "first%20steps/read%20me.md", "text/markdown", "# Hello ✓"));
    }

    @Test
    void what_is_no_text_is_binary_whatever_its_name() throws IOException {
        Files.write(root.resolve("image.png"), new byte[]{(byte) 0x89, 'P', 'N', 'G', 0, 1});
        Files.write(root.resolve("latin.txt"), "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(root.resolve("nul.txt"), new byte[]{'a', 0});
        Files.write(root.resolve("odd"), new byte[]{1, 2, 3});
        assertThat(folder.read(BASE + "image.png")).isInstanceOf(FileContent.Binary.class).extracting(FileContent::mimeType)
            .isEqualTo("image/png");
        assertThat(folder.read(BASE + "latin.txt")).isInstanceOf(FileContent.Binary.class).extracting(FileContent::mimeType)
            .isEqualTo("text/plain");
        assertThat(folder.read(BASE + "nul.txt")).isInstanceOf(FileContent.Binary.class);
        assertThat(folder.read(BASE + "odd")).extracting(FileContent::mimeType).isEqualTo("application/octet-stream");
        assertThat(((FileContent.Binary) folder.read(BASE + "odd")).bytes()).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.txt", "%2e%2e/secret.txt", "%2E%2E%2Fsecret.txt", "..%2fsecret.txt", "..%5csecret.txt",
        "..\\secret.txt", "first%20steps/../../secret.txt",
        "first%20steps/%2e%2e/%2e%2e/secret.txt", "%252e%252e/secret.txt", "./a.txt", "%2e/a.txt", "/a.txt", "//a.txt", "/etc/passwd",
        "%2fetc%2fpasswd", "a.txt%00", "a.txt%00.png",
        "a.txt/", "a.txt/.", "", "first%20steps", "first%20steps/", ".env", "%2eenv", ".git/config", "a.txt?x", "a.txt#x", "a.txt%0a",
        "%ff", "%C0%AE%C0%AE/secret.txt", "a%", "C:/a.txt",
        "..;/secret.txt", ".../secret.txt", "\u2025/secret.txt", "A.TXT\u0000"})
    void S23_nothing_but_a_file_that_is_offered_can_be_named(String path) {
        assertMissing(BASE + path);
    }

    @Test
    void S23_a_uri_of_another_base_names_nothing_here() {
        for (String uri : new String[]{"docs://handbook", "docs://handbook-2/a.txt", "docs://other/a.txt", "DOCS://handbook/a.txt",
            "file:///etc/passwd", "docs://handbook/../handbook/a.txt",
            "docs:handbook/a.txt", "", "a.txt", BASE + BASE + "a.txt"}) {
            assertMissing(uri);
        }
        assertMissing(BASE + "a/".repeat(3000) + "a.txt");
        assertMissing(BASE + "a/".repeat(40) + "a.txt");
    }

    @Test
    void S23_links_are_not_followed_neither_out_nor_within() throws IOException {
        link("file-out.txt", machine.resolve("secret.txt"));
        link("folder-out", machine.resolve("served-secrets"));
        link("relative-out", Path.of("../served-secrets"));
        link("within.txt", root.resolve("a.txt"));
        link("to-itself", Path.of("to-itself"));
        for (String path : new String[]{"file-out.txt", "folder-out/x.txt", "relative-out/x.txt", "within.txt", "to-itself",
            "to-itself/x"}) {
            assertMissing(BASE + path);
        }
        assertThat(names(folder)).containsExactly("a.txt", "first steps/b%2Fc.json", "first steps/read me.md", "z.unknown");
    }

    /// Whoever can write into the folder swaps a folder for a link again and again while it is read.
    @Test
    void S23_a_folder_that_turns_into_a_link_meanwhile_leads_nowhere() throws Exception {
        Files.createDirectories(root.resolve("flips"));
        Files.writeString(root.resolve("flips/x.txt"), "fine");
        var stop = new java.util.concurrent.atomic.AtomicBoolean();
        Thread flipping = Thread.ofPlatform().start(() -> flip(root.resolve("flips"), machine.resolve("aside"), stop));
        try {
            for (int i = 0; i < 3_000; i++) {
                assertThat(readOr(BASE + "flips/x.txt", "missing")).isIn("fine", "missing");
            }
        } finally {
            stop.set(true);
            flipping.join();
        }
    }

    private void flip(Path place, Path aside, java.util.concurrent.atomic.AtomicBoolean stop) {
        while (!stop.get()) {
            try {
                Files.move(place, aside);
                Files.createSymbolicLink(place, machine.resolve("served-secrets"));
                Files.delete(place);
                Files.move(aside, place);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private String readOr(String uri, String otherwise) {
        try {
            return ((FileContent.Text) folder.read(uri)).text();
        } catch (FileException e) {
            return otherwise;
        }
    }

    @Test
    void a_root_that_is_a_link_is_the_folder_it_leads_to() throws IOException {
        Path link = Files.createSymbolicLink(machine.resolve("link"), root);
        assertThat(ResourceFolder.at(link, BASE).read(BASE + "a.txt")).isInstanceOf(FileContent.Text.class);
    }

    @Test
    @Timeout(60)
    void S23_a_pipe_is_not_read_and_not_waited_for() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
        new ProcessBuilder("/usr/bin/mkfifo", root.resolve("pipe.txt").toString()).inheritIO().start().waitFor();
        assertMissing(BASE + "pipe.txt");
        assertThat(names(folder)).doesNotContain("pipe.txt");
    }

    @Test
    void a_file_above_the_bound_is_refused_with_its_size_and_what_to_do() throws IOException {
        write("large.bin", "x".repeat(101));
        write("fits.bin", "x".repeat(100));
        var small = folder.maxBytes(100);
        assertThat(small.read(BASE + "fits.bin")).isInstanceOf(FileContent.Text.class);
        assertThatThrownBy(() -> small.read(BASE + "large.bin")).isInstanceOf(FileException.class)
            .hasMessage(
                "The resource docs://handbook/large.bin has 101 bytes, and this server hands out at most 100. A resource is read whole, MCP knows no reading of a part: "
                    + "ask for a smaller resource, or use a tool of the server that reads a part of it")
            .extracting(e -> ((FileException) e).reason()).isEqualTo(FileException.Reason.TOO_LARGE);
        assertThat(small.list(Optional.empty()).files()).extracting(ListedFile::size).contains(101L);
    }

    @Test
    void pages_show_every_file_once_whatever_comes_and_goes_between_them() throws IOException {
        for (int i = 0; i < 25; i++) {
            write("many/" + (char) ('a' + i) + "/f.txt", "x");
        }
        var paged = folder.pageSize(4);
        var seen = new ArrayList<String>();
        Optional<String> cursor = Optional.empty();
        int pages = 0;
        do {
            FilePage page = paged.list(cursor);
            assertThat(page.files()).hasSizeLessThanOrEqualTo(4);
            page.files().forEach(file -> seen.add(file.name()));
            cursor = page.next();
            if (++pages == 3) {
                Files.delete(root.resolve(seen.getLast()));
                write("many/a/earlier.txt", "not shown any more");
            }
        } while (cursor.isPresent());
        assertThat(seen).hasSize(29).doesNotHaveDuplicates().isSorted();
        assertThat(pages).isGreaterThanOrEqualTo(8);
    }

    @Test
    void a_cursor_of_someone_else_is_refused() {
        for (String cursor : new String[]{"..", "%00", "", "/"}) {
            assertThatThrownBy(() -> folder.list(Optional.of(cursor))).isInstanceOf(FileException.class)
                .hasMessage("This cursor is none that the server gave out");
        }
        assertThat(folder.list(Optional.of("zzz")).files()).isEmpty();
    }

    @Test
    void messages_name_no_path_of_the_machine() throws IOException {
        Path unreadable = root.resolve("closed.txt");
        Files.writeString(unreadable, "x");
        assumeTrue(unreadable.toFile().setReadable(false, false) && !Files.isReadable(unreadable));
        assertThatThrownBy(() -> folder.read(BASE + "closed.txt")).hasMessage("The server cannot read docs://handbook/closed.txt");
    }

    @Test
    void a_base_that_is_no_beginning_of_uris_is_refused() {
        for (String base : new String[]{"docs://handbook", "docs/", "docs://{x}/"}) {
            assertThatThrownBy(() -> ResourceFolder.at(root, base)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> ResourceFolder.at(root.resolve("a.txt"), BASE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ResourceFolder.at(root.resolve("gone"), BASE)).isInstanceOf(IllegalArgumentException.class);
    }

    private void assertMissing(String uri) {
        assertThatThrownBy(() -> folder.read(uri)).as(uri).isInstanceOf(FileException.class).hasMessageStartingWith("There is no resource ")
            .extracting(e -> ((FileException) e).reason()).isEqualTo(FileException.Reason.NOT_FOUND);
    }

    private static List<String> names(ResourceFolder folder) {
        return folder.list(Optional.empty()).files().stream().map(ListedFile::name).toList();
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void link(String name, Path target) throws IOException {
        Files.createSymbolicLink(root.resolve(name), target);
    }
}
