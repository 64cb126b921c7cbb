package remotemcp.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// What a client finds before it knows anything: challenges and metadata (RFC 6750, 8414, 9728).
class DiscoveryTest {
    private final Target target = Target.current();

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/oauth-authorization-server", "/.well-known/openid-configuration"})
    void authorization_server_metadata_is_complete(String path) {
        Http.Answer answer = Http.get(target.at(path));
        JsonObject metadata = answer.json();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(metadata.string("issuer")).contains(target.base().toString());
        assertThat(strings(metadata, "response_types_supported")).containsExactly("code");
        assertThat(strings(metadata, "code_challenge_methods_supported")).containsExactly("S256");
        assertThat(strings(metadata, "grant_types_supported")).contains("authorization_code", "refresh_token");
        assertThat(strings(metadata, "token_endpoint_auth_methods_supported")).contains("none", "client_secret_basic",
            "client_secret_post");
        assertThat(metadata.bool("authorization_response_iss_parameter_supported")).contains(true);
        assertThat(List.of("authorization_endpoint", "token_endpoint", "registration_endpoint", "revocation_endpoint"))
            .allSatisfy(name -> assertThat(metadata.string(name).orElse("")).startsWith(target.base() + "/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/oauth-protected-resource", "/.well-known/oauth-protected-resource/mcp"})
    void protected_resource_metadata_names_the_resource_and_its_server(String path) {
        JsonObject metadata = Http.get(target.at(path)).json();
        assertThat(metadata.string("resource")).contains(target.mcp());
        assertThat(strings(metadata, "authorization_servers")).containsExactly(target.base().toString());
        assertThat(strings(metadata, "bearer_methods_supported")).containsExactly("header");
    }

    /// S14
    @Test
    void offline_access_is_never_asked_by_the_resource() {
        JsonObject metadata = Http.get(target.at("/.well-known/oauth-protected-resource/mcp")).json();
        assertThat(metadata.text()).doesNotContain("offline_access");
        assertThat(Http.postJson(target.at("/mcp"), Mcp.initialize("2025-11-25")).header("WWW-Authenticate"))
            .doesNotContain("offline_access");
    }

    /// S02, RFC 9728 §3.3: clients refuse a document whose resource is not the URL they came from, nor above it.
    @ParameterizedTest
    @ValueSource(strings = {"/mcp", "/sse"})
    void a_request_without_credentials_is_told_where_to_begin_and_no_error(String path) {
        Http.Answer answer = path.equals("/mcp") ? Http.postJson(target.at(path), Mcp.initialize("2025-11-25"))
            : Http.get(target.at(path), "Accept", "text/event-stream");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer ").contains("scope=").doesNotContain("error=");
        String url = parameter(answer.header("WWW-Authenticate"), "resource_metadata");
        assertThat(Http.get(java.net.URI.create(url)).json().string("resource")).contains(target.at(path).toString());
    }

    @Test
    void a_malformed_token_is_an_invalid_token() {
        Http.Answer answer = Http.post(target.at("/mcp"), Mcp.initialize("2025-11-25").text(),
            "Content-Type", "application/json", "Authorization", "Bearer nonsense");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_token\"").contains("resource_metadata=");
    }

    /// O14: what a stranger writes into Host never becomes the issuer.
    @Test
    void the_issuer_does_not_follow_the_host_header() {
        String answer = Raw.exchange(target.base(),
            "GET /.well-known/oauth-authorization-server HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
        assertThat(answer).doesNotContain("evil.example");
    }

    /// O14
    @Test
    void metadata_may_be_read_by_any_page_without_credentials() {
        Http.Answer answer = Http.get(target.at("/.well-known/oauth-authorization-server"), "Origin", "https://inspector.example");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    }

    static List<String> strings(JsonObject object, String key) {
        return object.array(key).orElseThrow(() -> new AssertionError(key + " is missing: " + object.text()))
            .values().stream().map(value -> value.asString().orElseGet(value::text)).toList();
    }

    static String parameter(String challenge, String name) {
        int start = challenge.indexOf(name + "=\"");
        assertThat(start).as(challenge).isNotNegative();
        int from = start + name.length() + 2;
        return challenge.substring(from, challenge.indexOf('"', from));
    }
}
