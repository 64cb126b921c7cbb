package remotemcp.oauth.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static remotemcp.oauth.TestServer.header;
import static remotemcp.oauth.TestServer.json;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.oauth.AuthorizationServer;
import remotemcp.oauth.OAuthSettings;
import remotemcp.oauth.TestServer;
import remotemcp.platform.MemoryPlatform;

/// Discovery documents (RFC 8414, RFC 9728).
class MetadataEndpointTest {
    private final TestServer server = TestServer.create();

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/oauth-authorization-server", "/.well-known/openid-configuration"})
    void the_authorization_server_is_described_in_full(String path) {
        HttpResponse.Ready answer = server.send(HttpRequest.get(path));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
        JsonArray methods = JsonArray.ofStrings(List.of("none", "client_secret_basic", "client_secret_post"));
        assertThat(json(answer).without("client_id_metadata_document_supported")).isEqualTo(JsonObject.builder()
            .put("issuer", "https://mcp.example.com")
            .put("authorization_endpoint", "https://mcp.example.com/authorize")
            .put("token_endpoint", "https://mcp.example.com/token")
            .put("registration_endpoint", "https://mcp.example.com/register")
            .put("revocation_endpoint", "https://mcp.example.com/revoke")
            .put("scopes_supported", JsonArray.ofStrings(List.of("read", "write", "offline_access")))
            .put("response_types_supported", JsonArray.of(Json.of("code")))
            .put("response_modes_supported", JsonArray.of(Json.of("query")))
            .put("grant_types_supported", JsonArray.ofStrings(List.of("authorization_code", "refresh_token")))
            .put("token_endpoint_auth_methods_supported", methods)
            .put("revocation_endpoint_auth_methods_supported", methods)
            .put("code_challenge_methods_supported", JsonArray.of(Json.of("S256")))
            .put("authorization_response_iss_parameter_supported", true)
            .build());
    }

    /// RFC 9728 §3.3: a document's resource is the one its URL was made of, or clients refuse it.
    @ParameterizedTest
    @CsvSource({"/.well-known/oauth-protected-resource,https://mcp.example.com/mcp",
        "/.well-known/oauth-protected-resource/mcp,https://mcp.example.com/mcp",
        "/.well-known/oauth-protected-resource/sse,https://mcp.example.com/sse"})
    void every_endpoint_has_a_document_of_its_own(String path, String resource) {
        assertThat(json(server.send(HttpRequest.get(path)))).isEqualTo(JsonObject.builder()
            .put("resource", resource)
            .put("authorization_servers", JsonArray.of(Json.of("https://mcp.example.com")))
            .put("scopes_supported", JsonArray.ofStrings(List.of("read", "write")))
            .put("bearer_methods_supported", JsonArray.of(Json.of("header")))
            .put("resource_name", "MCP server")
            .build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/oauth-protected-resource/other", "/.well-known/oauth-protected-resource/",
        "/.well-known/oauth-protected-resource/mcp/",
        "/.well-known/oauth-protected-resourcex", "/.well-known/oauth-authorization-server/x", "/.well-known/"})
    void nothing_else_is_described(String path) {
        assertThat(server.send(HttpRequest.get(path)).status()).isEqualTo(404);
    }

    /// S14
    @Test
    void S14_a_resource_never_asks_for_offline_access_even_when_it_is_configured() {
        TestServer odd = TestServer.create(settings -> settings.withScopes(Scope.baseline("read", "Read"),
            Scope.baseline("offline_access", "Stay"), Scope.baseline("read", "Read")));
        JsonObject metadata = json(odd.send(HttpRequest.get("/.well-known/oauth-protected-resource/mcp")));
        assertThat(metadata.array("scopes_supported")).contains(JsonArray.of(Json.of("read")));
        assertThat(header(odd.send(HttpRequest.get("/mcp")), "WWW-Authenticate")).contains("scope=\"read\"")
            .doesNotContain("offline_access");
        assertThat(json(odd.send(HttpRequest.get("/.well-known/oauth-authorization-server"))).array("scopes_supported"))
            .contains(JsonArray.ofStrings(List.of("read", "offline_access")));
    }

    @Test
    void a_closed_server_names_no_registration_endpoint() {
        TestServer closed = TestServer.create(OAuthSettings::withoutRegistration);
        assertThat(json(closed.send(HttpRequest.get("/.well-known/oauth-authorization-server"))).has("registration_endpoint")).isFalse();
    }

    /// O14
    @Test
    void O14_what_a_stranger_writes_into_headers_is_never_the_issuer() {
        HttpRequest request = HttpRequest.get("/.well-known/oauth-authorization-server").header("Host", "evil.example")
            .header("X-Forwarded-Host", "evil.example")
            .header("Forwarded", "host=evil.example").header("X-Forwarded-Proto", "http");
        assertThat(TestServer.text(server.send(request))).doesNotContain("evil");
        assertThat(header(server.send(HttpRequest.get("/mcp").header("Host", "evil.example")), "WWW-Authenticate")).doesNotContain("evil");
    }

    /// O14, V17
    @Test
    void O14_any_page_may_read_it_without_credentials() {
        HttpResponse.Ready answer =
            server.send(HttpRequest.get("/.well-known/oauth-authorization-server").header("Origin", "https://inspector.example"));
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(answer, "Access-Control-Allow-Credentials")).isEmpty();
        assertThat(header(answer, "Cache-Control")).contains("max-age");
        HttpResponse.Ready preflight = server.send(HttpRequest.of("OPTIONS", "/.well-known/oauth-protected-resource/mcp"));
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(header(preflight, "Access-Control-Allow-Headers")).contains("MCP-Protocol-Version");
    }

    @Test
    void every_path_that_is_named_is_answered() {
        assertThat(server.server.metadataPaths()).hasSize(5)
            .allMatch(path -> server.server.metadata().handle(HttpRequest.get(path)).ready().status() == 200);
        var below = new AuthorizationServer(OAuthSettings.at("https://example.com/tenant"), MemoryPlatform.create().platform());
        assertThat(below.metadataPaths()).hasSize(8)
            .allMatch(path -> below.metadata().handle(HttpRequest.get(path)).ready().status() == 200);
    }

    @Test
    void only_reading_is_answered() {
        assertThat(server.send(HttpRequest.of("HEAD", "/.well-known/oauth-authorization-server")).status()).isEqualTo(200);
        assertThat(server.send(HttpRequest.of("POST", "/.well-known/oauth-authorization-server")).status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/oauth-authorization-server/tenant", "/.well-known/openid-configuration/tenant",
        "/tenant/.well-known/openid-configuration"})
    void a_server_below_a_path_is_found_in_every_spelling(String path) {
        var below = new AuthorizationServer(OAuthSettings.at("https://example.com/tenant/"), MemoryPlatform.create().platform());
        assertThat(json(below.metadata().handle(HttpRequest.get(path)).ready()).string("issuer")).contains("https://example.com/tenant");
        assertThat(
            json(below.metadata().handle(HttpRequest.get("/.well-known/oauth-protected-resource/tenant/mcp")).ready()).string("resource"))
            .contains("https://example.com/tenant/mcp");
    }
}
