package remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.client.CallOptions;
import remotemcp.client.Change;
import remotemcp.client.ChangeFilter;
import remotemcp.client.Changes;
import remotemcp.client.ListedResource;
import remotemcp.client.McpClient;
import remotemcp.client.Patience;
import remotemcp.json.JsonObject;
import remotemcp.jvm.client.JvmWorld;
import remotemcp.protocol.RpcException;

/// Resources, their templates, and what is told when something changes, end to end, at every revision, each over its own transport.
@Timeout(300)
class ResourcesTest {
    private static final String WATCHED = "test://watched-resource";
    private static final int SOON = 60_000;
    private static RunningFixtures server;

    @BeforeAll
    static void start() {
        server = RunningFixtures.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"})
    void resources_and_templates_are_listed_and_read(String revision) {
        try (McpClient client = client(revision)) {
            assertThat(client.peer().offers("resources")).isTrue();
            assertThat(client.resources()).extracting(ListedResource::uri).contains("test://static-text", "test://static-binary", WATCHED);
            assertThat(client.templates().toString()).contains("test://template/{id}/data");
            JsonObject text = client.read("test://static-text").getFirst();
            assertThat(text.text()).isEqualTo(
                "{\"uri\":\"test://static-text\",\"mimeType\":\"text/plain\",\"text\":\"This is the content of the static text resource.\"}");
            JsonObject picture = client.read("test://static-binary").getFirst();
            assertThat(picture.string("mimeType")).contains("image/png");
            assertThat(picture.string("blob").orElseThrow()).startsWith("iVBORw0KGgo");
            assertThat(client.read("test://template/a%20b/data").getFirst().string("text"))
                .contains("{\"id\":\"a b\",\"templateTest\":true,\"data\":\"Data for ID: a b\"}");
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-07-28, true, true, true", "2025-11-25, true, true, true", "2025-06-18, false, true, true",
        "2025-03-26, false, false, false",
        "2024-11-05, false, false, false"})
    void a_resource_is_described_as_the_revision_has_it(String revision, boolean icons, boolean title, boolean meta) {
        try (McpClient client = client(revision)) {
            JsonObject listed = client.request("resources/list", JsonObject.empty(), CallOptions.with(Patience.usual())).array("resources")
                .orElseThrow().values().getFirst().asObject().orElseThrow();
            assertThat(listed.has("icons")).isEqualTo(icons);
            assertThat(listed.has("title")).isEqualTo(title);
            assertThat(listed.has("_meta")).isEqualTo(meta);
            assertThat(listed.integer("size")).hasValue(48);
            assertThat(listed.object("annotations").orElseThrow().text())
                .isEqualTo("{\"priority\":0.5,\"audience\":[\"user\",\"assistant\"],\"lastModified\":\"2026-07-28T00:00:00Z\"}");
        }
    }

    @Test
    void what_is_read_says_how_long_it_may_be_kept() {
        try (McpClient client = client("2026-07-28")) {
            JsonObject text = raw(client, "test://static-text");
            assertThat(text.integer("ttlMs")).hasValue(60_000);
            assertThat(text.string("cacheScope")).contains("public");
            JsonObject watched = raw(client, WATCHED);
            assertThat(watched.integer("ttlMs")).hasValue(0);
            assertThat(watched.string("cacheScope")).contains("private");
        }
    }

    private static JsonObject raw(McpClient client, String uri) {
        return client.request("resources/read", JsonObject.of("uri", uri), CallOptions.with(Patience.usual()));
    }

    @ParameterizedTest
    @CsvSource({"2026-07-28, -32602", "2025-11-25, -32002", "2025-06-18, -32002", "2025-03-26, -32002", "2024-11-05, -32002"})
    void a_resource_that_is_not_there_is_told_by_the_code_of_the_revision_and_its_uri(String revision, int code) {
        try (McpClient client = client(revision)) {
            for (String uri : List.of("test://nosuch", "test://rooms/main/none", "test://template/a/b/data", "test://template/%zz/data")) {
                assertThatThrownBy(() -> client.read(uri)).isInstanceOfSatisfying(RpcException.class, error -> {
                    assertThat(error.code()).isEqualTo(code);
                    assertThat(error.getMessage()).isEqualTo("Resource not found: " + uri);
                    assertThat(error.details().orElseThrow().asObject().orElseThrow().string("uri")).contains(uri);
                });
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"})
    void variables_of_templates_are_completed(String revision) {
        try (McpClient client = client(revision)) {
            assertThat(client.complete(template("test://template/{id}/data"), "id", "12")).containsExactly("123", "124");
            assertThat(client.complete(template("test://rooms/{building}/{room}"), "room", "7")).containsExactly("nowhere7");
            assertThatThrownBy(() -> client.complete(template("test://template/{id}/data"), "name", "")).isInstanceOf(RpcException.class)
                .hasMessageContaining("has no variable name");
            assertThatThrownBy(() -> client.complete(template("test://{x}"), "x", "")).isInstanceOf(RpcException.class)
                .hasMessageContaining("Unknown resource template: test://{x}");
        }
    }

    private static JsonObject template(String uri) {
        return JsonObject.builder().put("type", "ref/resource").put("uri", uri).build();
    }

    /// On Workers an isolate hears of its own changes: the call and the stream meet in one here.
    @ParameterizedTest
    @ValueSource(strings = {"2026-07-28", "2025-11-25", "2025-03-26", "2024-11-05"})
    void a_client_is_told_of_lists_and_of_the_resources_it_subscribed_to(String revision) {
        try (McpClient client = client(revision);
            Changes changes = client.changes(ChangeFilter.everyList().and(WATCHED))) {
            assertThat(client.call("test_trigger_tool_change", JsonObject.empty()).isError()).isFalse();
            assertThat(changes.next(SOON)).contains(new Change(Change.Kind.TOOLS, Optional.empty()));
            client.call("test_trigger_prompt_change", JsonObject.empty());
            assertThat(changes.next(SOON)).contains(new Change(Change.Kind.PROMPTS, Optional.empty()));
            client.call("test_trigger_resource_change", JsonObject.empty());
            assertThat(changes.next(SOON)).contains(new Change(Change.Kind.RESOURCES, Optional.empty()));
            client.call("test_update_resource", JsonObject.empty());
            assertThat(changes.next(SOON)).contains(new Change(Change.Kind.RESOURCE, Optional.of(WATCHED)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2025-03-26", "2024-11-05"})
    void a_session_that_no_longer_subscribes_is_not_told(String revision) {
        var told = new ArrayList<Change>();
        try (McpClient client = client(revision);
            Changes changes = client.changes(ChangeFilter.everyList().and(WATCHED))) {
            client.request("resources/unsubscribe", JsonObject.of("uri", WATCHED), CallOptions.with(Patience.usual()));
            client.call("test_update_resource", JsonObject.empty());
            client.call("test_trigger_tool_change", JsonObject.empty());
            changes.next(SOON).ifPresent(told::add);
        }
        assertThat(told).containsExactly(new Change(Change.Kind.TOOLS, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2025-03-26", "2024-11-05"})
    void a_session_subscribes_only_to_what_there_is(String revision) {
        try (McpClient client = client(revision)) {
            assertThatThrownBy(
                () -> client.request("resources/subscribe", JsonObject.of("uri", "test://nosuch"), CallOptions.with(Patience.usual())))
                .isInstanceOfSatisfying(RpcException.class, error -> assertThat(error.code()).isEqualTo(-32002));
        }
    }

    @Test
    void the_newest_revision_subscribes_by_listening_alone() {
        try (McpClient client = client("2026-07-28")) {
            assertThatThrownBy(
                () -> client.request("resources/subscribe", JsonObject.of("uri", WATCHED), CallOptions.with(Patience.usual())))
                .isInstanceOfSatisfying(RpcException.class, error -> assertThat(error.code()).isEqualTo(-32601));
        }
    }

    private static McpClient client(String revision) {
        return revision.equals("2024-11-05")
            ? McpClient.connect(server.base() + "/sse").on(JvmWorld.open()).onlySse().revision(revision).open()
            : McpClient.connect(server.base() + "/mcp").on(JvmWorld.open()).revision(revision).open();
    }
}
