package remotemcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.cli.CommandProcess.Outcome;

@Tag("end-to-end")
@Timeout(300)
class ServeTest {
    private static final Pattern URL = Pattern.compile("http://localhost:(\\d+)/mcp");

    private static final Pattern SETUP = Pattern.compile("/setup\\?token=[\\w-]{43}");

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir Path folder;

    @Test
    void it_says_where_it_is_where_its_store_lies_and_what_to_do_next_and_is_there() throws Exception {
        try (var server = serve()) {
            String said = server.outputUpTo("Ctrl-C");
            assertThat(said).contains(folder.resolve("data").toString()).contains("this machine only").contains("Next: ")
                .containsPattern("/setup\\?token=[\\w-]{43}");
            assertThat(get(port(said), "/health/ready").statusCode()).isEqualTo(200);
            assertThat(server.errors()).isEmpty();
        }
    }

    @Test
    void the_link_for_the_first_administrator_leads_to_a_form_and_any_other_does_not() throws Exception {
        try (var server = serve()) {
            String said = server.outputUpTo("Ctrl-C");
            Matcher link = SETUP.matcher(said);
            assertThat(link.find()).as(said).isTrue();
            HttpResponse<String> page = get(port(said), link.group());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("name=\"email\"").contains("name=\"password\"");
            assertThat(get(port(said), "/setup?token=" + "A".repeat(43)).body()).doesNotContain("name=\"password\"");
        }
    }

    @Test
    void nothing_is_coloured_in_a_pipe() throws Exception {
        try (var server = serve()) {
            assertThat(server.outputUpTo("Ctrl-C")).doesNotContain("\u001b").doesNotContain("@|");
        }
    }

    @Test
    void the_link_for_the_first_administrator_is_not_given_out_once_there_is_an_account() throws Exception {
        CommandProcess.run(folder, "four plain words here", "user", "add", "ann@example.org", "--password-stdin");
        try (var server = serve()) {
            assertThat(server.outputUpTo("Ctrl-C")).doesNotContain("/setup");
        }
    }

    @Test
    void a_port_in_use_is_one_line_that_says_what_to_do() throws Exception {
        try (var server = serve()) {
            int port = port(server.outputUpTo("Ctrl-C"));
            Outcome second = CommandProcess.run(folder, "", "serve", "--port", String.valueOf(port));
            assertThat(second.code()).isEqualTo(1);
            assertThat(second.err()).isEqualTo("remote-mcp: cannot listen on 127.0.0.1:" + port
                + ", another program does: stop it, or choose another port with --port\n");
            assertThat(second.out()).isEmpty();
        }
    }

    @Test
    void without_data_the_store_lies_in_the_folder_data() throws Exception {
        try (var server = serve()) {
            server.outputUpTo("Ctrl-C");
            assertThat(folder.resolve("data/store.db")).exists();
        }
    }

    @Test
    void it_ends_when_it_is_asked_to() throws Exception {
        try (var server = serve()) {
            server.outputUpTo("Ctrl-C");
            assertThat(server.terminate()).isEqualTo(143);
            assertThat(server.errors()).isEmpty();
            assertThat(folder.resolve("data/store.db-wal")).as("a store closed in order leaves no journal").doesNotExist();
        }
    }

    private CommandProcess serve() throws Exception {
        return CommandProcess.start(folder, "serve", "--port", "0");
    }

    private static int port(String said) {
        Matcher url = URL.matcher(said);
        assertThat(url.find()).as(said).isTrue();
        return Integer.parseInt(url.group(1));
    }

    private HttpResponse<String> get(int port, String path) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
            HttpResponse.BodyHandlers.ofString());
    }
}
