package remotemcp.mcp.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.mcp.Answer;
import remotemcp.mcp.ClientStream;
import remotemcp.mcp.Icon;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.MirrorCheck;
import remotemcp.mcp.RequestContext;
import remotemcp.mcp.Subscription;
import remotemcp.platform.Caller;
import remotemcp.platform.Log;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcRequest;

class ResourcesTest {
    private final Resources resources = new Resources();
    private final McpServer server = McpServer.named("s", "1").resources(resources).build();

    private static JsonObject ask(McpServer server, String method, JsonObject params, RequestContext context) {
        return switch (server.answer(new RpcRequest(Json.of(1), method, params), context)) {
            case Answer.Now now -> now.result();
            case Answer.Fixed fixed -> fixed.result();
            case Answer.Later later -> later.work().run(ClientStream.none());
            case Answer.Open _ -> throw new AssertionError("a stream has no result");
        };
    }

    private JsonObject read(String uri) {
        return ask(server, "resources/read", JsonObject.of("uri", uri), RequestContext.anonymous());
    }

    private static void refused(Runnable request, int code, String words) {
        assertThatThrownBy(request::run).isInstanceOfSatisfying(RpcException.class, error -> {
            assertThat(error.code()).isEqualTo(code);
            assertThat(error.getMessage()).contains(words);
        });
    }

    @Test
    void a_single_resource_goes_before_a_template_and_a_template_before_later_ones() {
        resources.addTemplate("docs://{page}", "page", "A page", _ -> _ -> ResourceContents.text("page"));
        resources.addTemplate("docs://{+path}", "path", "A path", _ -> _ -> ResourceContents.text("path"));
        resources.add("docs://start", "start", "The start", _ -> _ -> ResourceContents.text("start"));
        assertThat(text(read("docs://start"))).isEqualTo("start");
        assertThat(text(read("docs://other"))).isEqualTo("page");
        assertThat(text(read("docs://a/b"))).isEqualTo("path");
        resources.removeTemplate("docs://{+path}");
        refused(() -> read("docs://a/b"), -32602, "Resource not found: docs://a/b");
    }

    private static String text(JsonObject result) {
        return result.array("contents").orElseThrow().values().getFirst().asObject().orElseThrow().string("text").orElseThrow();
    }

    @Test
    void bytes_are_sent_as_base64_with_padding() {
        resources.add("bin://a", "a", "Bytes", _ -> _ -> ResourceContents.bytes(new byte[]{(byte) 0xfb, (byte) 0xff}));
        assertThat(read("bin://a").array("contents").orElseThrow().text()).isEqualTo("[{\"uri\":\"bin://a\",\"blob\":\"+/8=\"}]");
    }

    @Test
    void a_resource_may_consist_of_several_with_types_and_meta_of_their_own() {
        resources.add("dir://a", "a", "A folder", resource -> {
            resource.mimeType("text/plain");
            return _ -> ResourceContents.text("one").at("dir://a/1")
                .and(ResourceContents.text("{}").ofType("application/json").withMeta(JsonObject.of("k", "v")));
        });
        assertThat(read("dir://a").array("contents").orElseThrow().text()).isEqualTo(
            "[{\"uri\":\"dir://a/1\",\"mimeType\":\"text/plain\",\"text\":\"one\"},"
                + "{\"uri\":\"dir://a\",\"mimeType\":\"application/json\",\"text\":\"{}\",\"_meta\":{\"k\":\"v\"}}]");
    }

    @Test
    void what_is_too_large_is_refused_in_words() {
        resources.add("big://a", "a", "Too large", resource -> {
            resource.limit(10);
            return _ -> ResourceContents.text("12345678901");
        });
        refused(() -> read("big://a"), -32602, "has 11 bytes, and this server hands out at most 10");
    }

    @Test
    void a_resource_with_a_scope_is_read_and_watched_only_by_those_who_have_it_and_never_kept_for_all() {
        resources.add("secret://a", "a", "A secret", resource -> {
            resource.scope("secrets:read", "read secrets").cache(ResourceCache.ofEveryone(1_000));
            return _ -> ResourceContents.text("secret");
        });
        refused(() -> read("secret://a"), 403, "secrets:read");
        Subscription session = server.subscription(Set.of(), 2_000);
        refused(() -> ask(server, "resources/subscribe", JsonObject.of("uri", "secret://a"), in(session, Set.of())), -32602,
            "Resource not found");
        var ada = in(session, Set.of("secrets:read"));
        ask(server, "resources/subscribe", JsonObject.of("uri", "secret://a"), ada);
        assertThat(session.uris()).containsExactly("secret://a");
        assertThat(ask(server, "resources/read", JsonObject.of("uri", "secret://a"), ada).string("cacheScope")).contains("private");
        assertThat(server.scopes()).containsEntry("secrets:read", "read secrets");
    }

    private static RequestContext in(Subscription session, Set<String> scopes) {
        return new RequestContext(new Caller("ada", "client", scopes, JsonObject.empty()), JsonObject.empty(), Optional.empty(),
            MirrorCheck.none(), Log.none(), Optional.of(session));
    }

    @Test
    void one_session_watches_so_many_resources_and_no_more() {
        resources.addTemplate("n://{n}", "n", "A number", _ -> _ -> ResourceContents.text("n"));
        Subscription session = server.subscription(Set.of(), 2_000);
        for (int i = 0; i < Subscription.MOST_URIS; i++) {
            ask(server, "resources/subscribe", JsonObject.of("uri", "n://" + i), in(session, Set.of()));
        }
        refused(() -> ask(server, "resources/subscribe", JsonObject.of("uri", "n://x"), in(session, Set.of())), -32602, "may have");
        ask(server, "resources/unsubscribe", JsonObject.of("uri", "n://0"), in(session, Set.of()));
        ask(server, "resources/subscribe", JsonObject.of("uri", "n://x"), in(session, Set.of()));
        Subscription other = server.subscription(Set.of(), 2_000);
        ask(server, "resources/subscribe", JsonObject.of("uri", "n://" + "x".repeat(1_900)), in(other, Set.of()));
        refused(() -> ask(server, "resources/subscribe", JsonObject.of("uri", "n://" + "y".repeat(100)), in(other, Set.of())), -32602,
            "may have");
        String longer = "n://" + "x".repeat(Subscription.LONGEST_URI);
        refused(() -> ask(server, "resources/subscribe", JsonObject.of("uri", longer), in(session, Set.of())), -32602,
            "Resource not found");
    }

    @Test
    void a_hostile_uri_is_answered_soon_and_repeated_in_part() {
        resources.addTemplate("x://{a}{b}{c}/{d*}{+e}z", "x", "Hard to match", _ -> _ -> ResourceContents.text("x"));
        String uri = "x://" + "a,".repeat(90_000) + "/";
        assertThatThrownBy(() -> read(uri)).isInstanceOfSatisfying(RpcException.class, error -> {
            assertThat(error.getMessage()).hasSizeLessThan(300);
            assertThat(error.details().orElseThrow().text()).hasSizeLessThan(300);
        });
    }

    @Test
    void a_wrong_declaration_is_refused_where_it_stands() {
        for (String uri : List.of("", "readme", "://x", "1a://x", "docs:")) {
            assertThatThrownBy(() -> resources.add(uri, "n", "d", _ -> _ -> ResourceContents.none()))
                .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> resources.addTemplate("a://{b", "n", "d", _ -> _ -> ResourceContents.none()))
            .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> resources.addTemplate("a://{b}", "n", "d", resource -> {
            resource.variable("c");
            return _ -> ResourceContents.none();
        })).hasMessageContaining("no variable c");
        assertThatThrownBy(() -> Icon.of("javascript:alert(1)")).isInstanceOf(IllegalArgumentException.class);
        resources.add("a://b", "n", "d", _ -> _ -> ResourceContents.none());
        assertThatThrownBy(() -> resources.add("a://b", "n", "d", _ -> _ -> ResourceContents.none())).hasMessageContaining("a://b");
    }

    @Test
    void resources_that_stay_are_not_subscribed_to() {
        McpServer fixed = McpServer.named("s", "1").resource("a://b", "n", "d", _ -> _ -> ResourceContents.text("hi")).build();
        assertThat(fixed.capabilities().text()).isEqualTo("{\"resources\":{}}");
        refused(() -> ask(fixed, "resources/subscribe", JsonObject.of("uri", "a://b"), in(fixed.subscription(Set.of(), 2_000), Set.of())),
            -32601,
            "resources/subscribe");
        assertThat(server.capabilities().text()).isEqualTo("{\"resources\":{\"subscribe\":true,\"listChanged\":true},\"completions\":{}}");
    }
}
