package remotemcp.jvm.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.mcp.Answer;
import remotemcp.mcp.ClientStream;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.RequestContext;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcRequest;

class FolderTemplateTest {
    @TempDir Path folder;
    private McpServer server;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("docs/setup"));
        Files.writeString(folder.resolve("docs/setup/first steps.md"), "# Begin");
        Files.write(folder.resolve("docs/a.png"), new byte[]{1, 2, 3});
        Files.writeString(folder.resolve("secret.txt"), "secret");
        var docs = ResourceFolder.at(folder.resolve("docs"), "docs://handbook/").maxBytes(10);
        server = McpServer.named("s", "1")
            .resourceTemplate(docs.template().toString(), "handbook", "Chapters of the handbook", new FolderTemplate(docs)).build();
    }

    private JsonObject ask(String method, JsonObject params) {
        return ((Answer.Later) server.answer(new RpcRequest(Json.of(1), method, params), RequestContext.anonymous())).work()
            .run(ClientStream.none());
    }

    private String read(String uri) {
        return ask("resources/read", JsonObject.of("uri", uri)).array("contents").orElseThrow().text();
    }

    @Test
    void files_are_read_as_text_or_bytes() {
        assertThat(read("docs://handbook/setup/first%20steps.md"))
            .isEqualTo("[{\"uri\":\"docs://handbook/setup/first%20steps.md\",\"mimeType\":\"text/markdown\",\"text\":\"# Begin\"}]");
        assertThat(read("docs://handbook/a.png"))
            .isEqualTo("[{\"uri\":\"docs://handbook/a.png\",\"mimeType\":\"image/png\",\"blob\":\"AQID\"}]");
    }

    @Test
    void S23_nothing_outside_the_folder_is_read() throws IOException {
        Files.createSymbolicLink(folder.resolve("docs/link.txt"), folder.resolve("secret.txt"));
        for (String path : List.of("../secret.txt", "%2e%2e/secret.txt", "..%2fsecret.txt", "setup/../../secret.txt", "link.txt", "setup",
            "",
            "a.png%00.md", "/etc/passwd", "..%5csecret.txt")) {
            assertThatThrownBy(() -> read("docs://handbook/" + path)).as(path).isInstanceOf(RpcException.class)
                .hasMessageContaining("Resource not found");
        }
    }

    @Test
    void a_file_that_is_too_large_is_refused_in_words() throws IOException {
        Files.writeString(folder.resolve("docs/long.md"), "12345678901");
        assertThatThrownBy(() -> read("docs://handbook/long.md")).isInstanceOf(RpcException.class)
            .hasMessageContaining("has 11 bytes").hasMessageContaining("at most 10");
    }

    @Test
    void names_of_files_are_completed() {
        JsonObject completion = ask("completion/complete", Json.parse("""
            {"ref":{"type":"ref/resource","uri":"docs://handbook/{+path}"},"argument":{"name":"path","value":"set"}}""").asObject()
            .orElseThrow());
        assertThat(completion.object("completion").orElseThrow().array("values").orElseThrow().text())
            .isEqualTo("[\"setup/first steps.md\"]");
    }
}
