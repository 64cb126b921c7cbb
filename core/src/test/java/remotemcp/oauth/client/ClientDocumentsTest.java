package remotemcp.oauth.client;

import static org.assertj.core.api.Assertions.assertThat;
import static remotemcp.oauth.TestServer.error;
import static remotemcp.oauth.TestServer.header;
import static remotemcp.oauth.TestServer.json;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.http.HeaderList;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.oauth.ClientDocumentException;
import remotemcp.oauth.OAuthSettings;
import remotemcp.oauth.TestClient;
import remotemcp.oauth.TestServer;
import remotemcp.oauth.authorize.AuthorizationRequest;
import remotemcp.platform.MemoryPlatform;
import remotemcp.platform.Outbound;
import remotemcp.platform.OutboundException;

/// Clients known by a document at their `client_id` (OAuth Client ID Metadata Document).
class ClientDocumentsTest {
    private static final String URL = "https://app.example.com/oauth/client.json";
    private static final JsonObject DOCUMENT = JsonObject.builder().put("client_id", URL).put("client_name", "Example app")
        .put("redirect_uris", JsonArray.of(Json.of("https://app.example.com/cb"))).build();

    private final TestServer server = TestServer.create();
    private final TestClient client = client(URL, "https://app.example.com/cb");
    private final AtomicInteger fetches = new AtomicInteger();

    @BeforeEach
    void publish() {
        answer(DOCUMENT);
    }

    @Test
    void a_client_with_a_document_needs_no_registration() {
        JsonObject tokens = client.login();
        assertThat(json(server.call("/mcp", TestClient.access(tokens))).string("client")).contains(URL);
        assertThat(server.asked.orElseThrow().client().domain()).contains("app.example.com");
        assertThat(server.asked.orElseThrow().client().name()).isEqualTo("Example app");
        assertThat(
            json(server.send(HttpRequest.get("/.well-known/oauth-authorization-server"))).bool("client_id_metadata_document_supported"))
            .contains(true);
    }

    @Test
    void only_the_authorization_request_reads_the_document() {
        JsonObject tokens = client.login();
        assertThat(fetches).hasValue(1);
        server.world.outside(call -> {
            throw new OutboundException("gone");
        });
        server.world.advanceSeconds(30 * 24 * 3600 - 1);
        assertThat(client.refresh(TestClient.refresh(tokens)).status()).isEqualTo(200);
        assertThat(server.restarted().status(TestClient.access(tokens))).isEqualTo(401);
    }

    @Test
    void a_document_is_remembered_as_long_as_its_server_says() {
        client.code();
        server.world.advanceSeconds(3599);
        client.code();
        assertThat(fetches).hasValue(1);
        server.world.advanceSeconds(1);
        client.code();
        assertThat(fetches).hasValue(2);
    }

    @ParameterizedTest
    @CsvSource({"max-age=600,600", "'public, max-age=600',600", "max-age=1,300", "no-store,3600", "max-age=99999999999999999999,86400",
        "max-age=,300"})
    void the_time_a_document_is_remembered_has_bounds(String control, int seconds) {
        answer(200, "application/json", control, DOCUMENT.bytes());
        client.code();
        server.world.advanceSeconds(seconds - 1);
        client.code();
        assertThat(fetches).hasValue(1);
        server.world.advanceSeconds(1);
        client.code();
        assertThat(fetches).hasValue(2);
    }

    /// users-pain 14
    @Test
    void an_old_document_stands_in_for_one_that_cannot_be_fetched() {
        client.code();
        answer(503, "text/html", "", "<html>maintenance".getBytes(StandardCharsets.UTF_8));
        server.world.advanceSeconds(6 * 24 * 3600);
        assertThat(client.code()).isNotEmpty();
        assertThat(server.world.logged("oauth.client.document").getFirst().string("why").orElse("")).contains("503");
        server.world.advanceSeconds(24 * 3600);
        refused();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504, 522, -1})
    void a_website_that_is_down_withdraws_nothing(int status) {
        client.code();
        server.world.advanceSeconds(24 * 3600);
        fail(status);
        assertThat(client.code()).isNotEmpty();
    }

    /// The word of the website counts at once, and nothing that was remembered comes back when it is down later.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"404|text/html|", "410|text/html|", "403|text/html|<html>", "401||", "301||", "400||", "204||",
        "200|text/html|<html>",
        "200|application/json|{}", "200|application/json|nonsense",
        "200|application/json|{\"client_id\":\"https://other.example/c\",\"client_name\":\"x\",\"redirect_uris\":[\"https://app.example.com/cb\"]}"})
    void a_document_that_its_website_withdrew_ends_the_client_at_once(int status, String type, String body) {
        client.code();
        server.world.advanceSeconds(2 * 24 * 3600);
        answer(status, type == null ? "" : type, "", (body == null ? "" : body).getBytes(StandardCharsets.UTF_8));
        refused();
        fail(-1);
        server.world.advanceSeconds(10);
        refused();
        answer(DOCUMENT);
        server.world.advanceSeconds(10);
        assertThat(client.code()).isNotEmpty();
    }

    @Test
    void a_redirect_address_that_the_document_no_longer_lists_is_refused_at_once() {
        client.code();
        server.world.advanceSeconds(24 * 3600);
        answer(DOCUMENT.with("redirect_uris", JsonArray.of(Json.of("https://app.example.com/new"))));
        refused();
        fail(-1);
        server.world.advanceSeconds(24 * 3600);
        refused();
        assertThat(client(URL, "https://app.example.com/new").code()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void a_client_known_by_heart_ends_when_its_website_withdraws_it(int status) {
        answer(status, "text/html", "", new byte[0]);
        TestClient known = client("https://claude.ai/oauth/mcp-oauth-client-metadata", "https://claude.ai/api/mcp/auth_callback");
        assertThat(known.authorize(known.authorization()).status()).isEqualTo(400);
    }

    /// users-pain 14
    @ParameterizedTest
    @CsvSource({"https://claude.ai/oauth/mcp-oauth-client-metadata,https://claude.ai/api/mcp/auth_callback,Claude",
        "https://claude.ai/oauth/claude-code-client-metadata,http://localhost:51234/callback,Claude Code",
        "https://vscode.dev/oauth/client-metadata.json,http://127.0.0.1:33418/,Visual Studio Code",
        "https://chatgpt.com/oauth/codex/client.json,http://127.0.0.1:61234/callback,Codex",
        "https://chatgpt.com/oauth/codex/4-bzS8rt42zJ/client.json,http://127.0.0.1:61234/callback/4-bzS8rt42zJ,Codex",
        "https://github.com/copilot/cli/client-metadata.json,http://127.0.0.1:61234/callback,GitHub Copilot CLI",
        "https://github.com/copilot/cli/client-metadata.json,http://127.0.0.1:61234/,GitHub Copilot CLI",
        "https://opencode.ai/oauth/opencode/client.json,http://127.0.0.1:61234/callback,opencode"})
    void clients_known_by_heart_connect_when_their_server_blocks_ours_or_there_is_no_way_out(String url, String redirect, String name) {
        for (int status : new int[]{403, -1}) {
            fail(status);
            TestClient known = client(url, redirect);
            assertThat(known.login().has("access_token")).isTrue();
            assertThat(server.asked.orElseThrow().client().name()).isEqualTo(name);
            assertThat(server.asked.orElseThrow().client().recorded()).as("a record is not taken for the document")
                .contains("30 November 2026");
            server.world.advanceSeconds(10);
        }
    }

    @ParameterizedTest
    @CsvSource({"https://chatgpt.com/oauth/codex/client.json,https://attacker.example/callback",
        "https://chatgpt.com/oauth/codex/client.json,http://127.0.0.1:61234/other",
        "https://chatgpt.com/oauth/codex/client.json,http://192.0.2.1/callback",
        "https://github.com/copilot/cli/client-metadata.json,https://127.0.0.1/callback",
        "https://chatgpt.com/oauth/codex/4-bzS8rt42zJ/client.json,http://127.0.0.1:61234/callback/4-bzS8rt42zK",
        "https://chatgpt.com/oauth/codex/4-bzS8rt42zJ/client.json,http://127.0.0.1:61234/callback",
        "https://chatgpt.com/oauth/codex/4-bzS8rt42z/client.json,http://127.0.0.1:61234/callback/4-bzS8rt42z",
        "https://chatgpt.com/oauth/codex/../evil/1234/client.json,http://127.0.0.1:61234/callback/../evil/1234",
        "https://chatgpt.com/oauth/codex/client.json?x,http://127.0.0.1:61234/callback",
        "https://github.com/copilot/cli/client-metadata.json2,http://127.0.0.1:61234/callback"})
    void V03_a_record_leads_nowhere_but_to_its_own_addresses(String url, String redirect) {
        fail(-1);
        TestClient pretender = client(url, redirect);
        HttpResponse.Ready answer = pretender.authorize(pretender.authorization());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers().find("Location")).isEmpty();
    }

    @Test
    void a_document_that_can_be_read_counts_more_than_the_record_of_it() {
        String codex = "https://chatgpt.com/oauth/codex/client.json";
        answer(DOCUMENT.with("client_id", codex).with("client_name", "Codex of tomorrow").with("redirect_uris",
            JsonArray.of(Json.of("http://127.0.0.1/tomorrow"))));
        client(codex, "http://127.0.0.1:5/tomorrow").code();
        assertThat(server.asked.orElseThrow().client().name()).isEqualTo("Codex of tomorrow");
        assertThat(server.asked.orElseThrow().client().recorded()).isEmpty();
        HttpResponse.Ready old =
            client(codex, "http://127.0.0.1:5/callback").authorize(client(codex, "http://127.0.0.1:5/callback").authorization());
        assertThat(old.status()).isEqualTo(400);
    }

    /// RFC 6749 §4.1.2.1: the host that waits on the person's computer is told, at an address that its own document had.
    @ParameterizedTest
    @CsvSource({"404,unauthorized_client", "410,unauthorized_client"})
    void a_refused_client_is_told_so_on_the_persons_own_computer(int status, String error) {
        fail(status);
        TestClient codex = client("https://chatgpt.com/oauth/codex/client.json", "http://127.0.0.1:61234/callback");
        String location = header(codex.authorize(codex.authorization().with("state", "s t")), "Location");
        assertThat(location).startsWith("http://127.0.0.1:61234/callback?error=" + error + "&error_description=")
            .contains("&state=s%20t&iss=https%3A%2F%2Fmcp.example.com")
            .contains("codex%20mcp%20login%20NAME%20--oauth-client-registration%20dcr").doesNotContain("code=");
    }

    @Test
    void a_client_whose_document_became_unusable_is_told_so_at_the_address_that_the_document_had() {
        JsonObject local =
            DOCUMENT.with("redirect_uris", JsonArray.of(Json.of("http://127.0.0.1/cb"), Json.of("https://app.example.com/cb")));
        answer(local);
        TestClient program = client(URL, "http://127.0.0.1:7/cb");
        program.code();
        server.world.advanceSeconds(24 * 3600);
        answer(local.with("token_endpoint_auth_method", "private_key_jwt"));
        String location = header(program.authorize(program.authorization()), "Location");
        assertThat(location).startsWith("http://127.0.0.1:7/cb?error=unauthorized_client").contains("asks%20for%20client%20authentication");
        assertThat(server.world.logged("oauth.client.document").getLast().text()).contains("asks for client authentication")
            .contains("client-documents");
        assertThat(header(program.authorize(program.authorization()), "Location")).as("also at the next try")
            .startsWith("http://127.0.0.1:7/cb?error=unauthorized_client");
        server.world.advanceSeconds(60);
        assertThat(header(program.authorize(program.authorization()), "Location"))
            .startsWith("http://127.0.0.1:7/cb?error=unauthorized_client");
        fail(-1);
        server.world.advanceSeconds(60);
        assertThat(header(program.authorize(program.authorization()), "Location")).as("it does not come back while its website is down")
            .startsWith("http://127.0.0.1:7/cb?error=temporarily_unavailable").doesNotContain("code=");
    }

    /// RFC 9700 §4.11.2
    @ParameterizedTest
    @ValueSource(strings = {"https://app.example.com/cb", "http://127.0.0.1:7/elsewhere", "http://attacker.example/cb", ""})
    void an_address_that_may_be_in_other_hands_is_told_nothing_of_an_unusable_document(String redirect) {
        JsonObject local =
            DOCUMENT.with("redirect_uris", JsonArray.of(Json.of("http://127.0.0.1/cb"), Json.of("https://app.example.com/cb")));
        answer(local);
        TestClient program = client(URL, "http://127.0.0.1:7/cb");
        program.code();
        server.world.advanceSeconds(24 * 3600);
        fail(404);
        HttpResponse.Ready answer = program.authorize(program.authorization().with("redirect_uri", redirect));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers().find("Location")).isEmpty();
    }

    /// What an attacker invents is not taken for an address of the client: nothing is known of it.
    @Test
    void a_client_of_which_nothing_is_known_is_told_nothing() {
        fail(-1);
        TestClient program = client(URL, "http://127.0.0.1:7/cb");
        HttpResponse.Ready answer = program.authorize(program.authorization());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers().find("Location")).isEmpty();
        assertThat(server.refused.getLast().code()).isEqualTo("temporarily_unavailable");
        assertThat(server.refused.getLast().getMessage()).contains("could not be read from app.example.com").contains("register itself");
    }

    /// S26b
    @Test
    void S26b_a_client_of_a_website_that_the_operator_does_not_accept_is_told_so_and_the_log_names_the_setting() {
        TestServer listing = TestServer.create(settings -> settings.withDocuments(DocumentTrust.only("app.example.com")));
        TestClient copilot = new TestClient(listing, JsonObject.of("client_id", "https://github.com/copilot/cli/client-metadata.json")
            .with("redirect_uris", JsonArray.of(Json.of("http://127.0.0.1:7/callback"))));
        String location = header(copilot.authorize(copilot.authorization()), "Location");
        assertThat(location).startsWith("http://127.0.0.1:7/callback?error=unauthorized_client")
            .contains("does%20not%20accept%20apps%20of%20github.com").contains("register%20itself");
        JsonObject line = listing.world.logged("oauth.client.document").getLast();
        assertThat(line.string("setting")).contains("client-documents");
        assertThat(line.string("why")).contains("apps of github.com are not accepted");
    }

    @Test
    void where_nobody_can_register_no_one_is_sent_to_register() {
        TestServer closed = TestServer.create(OAuthSettings::withoutRegistration);
        closed.world.outside(call -> {
            throw new OutboundException("no way out");
        });
        TestClient program = new TestClient(closed, client.registration);
        assertThat(program.authorize(program.authorization()).status()).isEqualTo(400);
        assertThat(closed.refused.getLast().getMessage()).contains("Ask the operator of this server").doesNotContain("register itself");
        assertThat(((ClientDocumentException) closed.refused.getLast()).operatorsWay()).contains("registration to open");
        assertThat(closed.world.logged("oauth.client.document").getLast().string("hint").orElseThrow())
            .contains("client-documents to none and registration to open");
    }

    @Test
    void the_setting_is_called_what_operators_call_it() {
        assertThat(ClientDocumentException.SETTING).isEqualTo(remotemcp.settings.Setting.CLIENT_DOCUMENTS.key());
    }

    @Test
    void a_failure_is_remembered_for_ten_seconds() {
        answer(500, "application/json", "", new byte[0]);
        refused();
        answer(DOCUMENT);
        server.world.advanceSeconds(9);
        refused();
        server.world.advanceSeconds(1);
        assertThat(client.code()).isNotEmpty();
    }

    @Test
    void H14_many_who_ask_for_one_document_cause_one_fetch() {
        answer(500, "application/json", "", new byte[0]);
        for (int i = 0; i < 50; i++) {
            assertThat(client.authorizeFrom("10.0." + i + ".1", client.authorization()).status()).isEqualTo(400);
        }
        assertThat(fetches).hasValue(1);
        assertThat(server.world.logged("oauth.client.document")).as("lines of the log are one a fetch, too").hasSize(1);
    }

    @Test
    void H14_a_document_that_is_being_read_is_not_read_twice_and_nobody_waits_for_another() {
        var meanwhile = new AtomicInteger();
        server.world.outside(call -> {
            fetches.incrementAndGet();
            meanwhile.set(client.authorizeFrom("10.0.0.1", client.authorization()).status());
            return reply(200, "application/json", "", DOCUMENT.bytes());
        });
        assertThat(client.code()).isNotEmpty();
        assertThat(fetches).hasValue(1);
        assertThat(meanwhile).hasValue(503);
        assertThat(client.authorizeFrom("10.0.0.1", client.authorization()).status()).isEqualTo(303);
    }

    @Test
    void a_fetch_that_never_ended_keeps_nobody_from_trying_again() {
        server.world.outside(call -> {
            throw new AssertionError("the isolate ends here");
        });
        try {
            client.code();
        } catch (AssertionError ended) {
            answer(DOCUMENT);
        }
        assertThat(client.authorize(client.authorization()).status()).isEqualTo(503);
        server.world.advanceSeconds(10);
        assertThat(client.code()).isNotEmpty();
    }

    @Test
    void H14_one_network_uses_up_only_its_own_fetches() {
        answer(404, "text/html", "", new byte[0]);
        for (int i = 0; i < 203; i++) {
            String peer = "2001:db8:1:" + Integer.toHexString(0x7700 + i) + "::1";
            var refused = client.authorizeFrom(peer, client.authorization().with("client_id", "https://h" + i + ".attacker.example/a"));
            assertThat(refused.status()).isEqualTo(i < 10 ? 400 : 503);
        }
        assertThat(fetches).hasValue(10);
        answer(DOCUMENT);
        assertThat(client.authorizeFrom("2001:db8:2::1", client.authorization()).status()).isEqualTo(303);
    }

    @Test
    void H14_a_network_that_has_asked_for_nothing_and_a_document_read_before_have_reserves() {
        client.code();
        server.world.advanceSeconds(3600);
        fetches.set(0);
        answer(404, "text/html", "", new byte[0]);
        for (int i = 0; i < 100; i++) {
            for (int j = 0; j < 4; j++) {
                client.authorizeFrom("10.0." + i + ".1",
                    client.authorization().with("client_id", "https://h" + i + "-" + j + ".attacker.example/a"));
            }
        }
        assertThat(fetches).hasValue(250);
        for (int i = 100; i < 200; i++) {
            client.authorizeFrom("10.0." + i + ".1", client.authorization().with("client_id", "https://h" + i + ".attacker.example/a"));
        }
        assertThat(fetches).hasValue(300);
        answer(DOCUMENT);
        fetches.set(0);
        assertThat(client.authorizeFrom("198.51.100.7", client.authorization()).status()).isEqualTo(303);
        assertThat(fetches).as("read again out of the reserve").hasValue(1);
    }

    @Test
    void public_keys_may_be_in_a_document() {
        answer(DOCUMENT.with("jwks", Json.parse("{\"keys\":[{\"kty\":\"EC\",\"x\":\"x\",\"y\":\"y\"}]}")));
        assertThat(client.code()).isNotEmpty();
    }

    /// The ChatGPT way: an assertion is preferred, `none` is listed too.
    @Test
    void a_document_that_also_lists_none_is_taken_by_that_word() {
        answer(DOCUMENT.with("token_endpoint_auth_method", "private_key_jwt").with("jwks_uri", "https://app.example.com/keys")
            .with("token_endpoint_auth_methods_supported", JsonArray.of(Json.of("none"), Json.of("private_key_jwt")))
            .with("grant_types", JsonArray.of(Json.of("authorization_code"), Json.of("urn:ietf:params:oauth:grant-type:jwt-bearer")))
            .with("response_types", JsonArray.of(Json.of("code"), Json.of("id_token"))).with("software_statement", "x.y.z"));
        assertThat(client.login().has("access_token")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
        value = {"client_id|\"https://attacker.example/client.json\"", "client_id|\"https://app.example.com/oauth/client.json/\"",
            "client_id|7",
            "client_name|\"\"", "client_name|7", "redirect_uris|[]", "redirect_uris|[\"javascript:alert(1)\"]",
            "redirect_uris|\"https://app.example.com/cb\"", "client_secret|\"x\"",
            "client_secret_expires_at|0", "token_endpoint_auth_method|\"private_key_jwt\"",
            "token_endpoint_auth_method|\"client_secret_basic\"", "logo_uri|\"javascript:x\"",
            "jwks|{\"keys\":[{\"kty\":\"oct\",\"k\":\"x\"}]}", "jwks|{\"keys\":[{\"kty\":\"EC\",\"x\":\"x\",\"y\":\"y\",\"d\":\"z\"}]}",
            "grant_types|[\"client_credentials\"]"})
    void V08_a_document_that_no_client_may_have_is_refused(String key, String value) {
        answer(DOCUMENT.with(key, Json.parse(value)));
        refused();
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id", "client_name", "redirect_uris"})
    void a_document_without_what_it_must_have_is_refused(String key) {
        answer(DOCUMENT.without(key));
        refused();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"text/html|{}", "application/json|nonsense", "application/json|[]", "application/json|", "|{}",
        "application/jsonx|{}", "text/x+json|{}", "application/x|{}"})
    void what_is_not_json_is_refused(String type, String body) {
        answer(200, type == null ? "" : type, "", (body == null ? "" : body).getBytes(StandardCharsets.UTF_8));
        refused();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "Application/JSON;charset=utf-8", "application/cimd+json"})
    void every_json_type_is_read(String type) {
        answer(200, type, "", DOCUMENT.bytes());
        assertThat(client.code()).isNotEmpty();
    }

    /// Half of what fits is forgotten at a time, the older half.
    @Test
    void H14_documents_are_remembered_as_memory_allows_and_those_in_use_stay() {
        TestServer small = TestServer.on(MemoryPlatform.withMemory(1), settings -> settings);
        small.world.outside(call -> {
            fetches.incrementAndGet();
            return reply(200, "application/json", "", DOCUMENT.with("client_id", call.url()).bytes());
        });
        for (int i = 0; i < 200; i++) {
            client(small, "https://app" + i + ".example.com/c").code();
            client(small, URL).code();
            small.world.advanceSeconds(1);
        }
        assertThat(fetches).as("the one in use was read once").hasValue(201);
        client(small, "https://app199.example.com/c").code();
        assertThat(fetches).hasValue(201);
        client(small, "https://app0.example.com/c").code();
        assertThat(fetches).hasValue(202);
    }

    private static TestClient client(TestServer server, String url) {
        return new TestClient(server, DOCUMENT.with("client_id", url));
    }

    /// V25, V26: these are never even asked for.
    @ParameterizedTest
    @ValueSource(strings = {"https://app.example.com", "https://app.example.com/", "https://user@app.example.com/c",
        "https://app.example.com/c#f", "https://app.example.com/a/../c",
        "https://app.example.com/%2e%2e/c", "https://app.example.com:8443/c", "https://127.0.0.1/c", "https://[::1]/c",
        "https://2130706433/c", "https://0x7f.1/c", "https://0177.0.0.1/c",
        "https://127.1/c", "https://localhost/c", "https://metadata/c", "https://a.localhost/c", "https://a.internal/c",
        "https://printer.local/c", "https://app.example.com./c",
        "https://app.example.com\\@evil.example/c", "https://app%2eexample.com/c", "https:///c", "https://a.example/ c"})
    void V25_a_url_that_might_lead_inside_is_never_fetched(String url) {
        HttpResponse.Ready answer = client.authorize(client.authorization().with("client_id", url));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers().find("Location")).isEmpty();
        assertThat(fetches).hasValue(0);
    }

    @Test
    void the_fetch_is_small_and_soon_and_carries_nothing() {
        server.world.outside(call -> {
            assertThat(call.method()).isEqualTo("GET");
            assertThat(call.url()).isEqualTo(URL);
            assertThat(call.maxBytes()).isEqualTo(5 * 1024);
            assertThat(call.timeoutMillis()).isLessThanOrEqualTo(5_000);
            assertThat(call.headers().list()).extracting(field -> field.name() + ": " + field.value())
                .containsExactly("Accept: application/json", "Accept-Encoding: identity");
            return reply(200, "application/json", "", DOCUMENT.bytes());
        });
        client.code();
    }

    /// H14: strangers cannot make us hammer a host.
    @Test
    void H14_one_host_is_asked_twenty_times_a_minute_at_most() {
        answer(404, "text/html", "", new byte[0]);
        for (int i = 0; i < 50; i++) {
            client.authorize(client.authorization().with("client_id", "https://victim.example/" + i));
        }
        assertThat(fetches).hasValue(20);
        for (int i = 0; i < 500; i++) {
            client.authorize(client.authorization().with("client_id", "https://victim" + i + ".example/x"));
        }
        assertThat(fetches).hasValue(200);
        server.world.advanceSeconds(60);
        for (int i = 0; i < 30; i++) {
            client.authorize(client.authorization().with("client_id", "https://victim.example/" + i));
        }
        assertThat(fetches).hasValue(220);
        answer(DOCUMENT);
        assertThat(client.code()).isNotEmpty();
    }

    /// S26b
    @Test
    void S26b_an_operator_decides_whose_documents_are_read() {
        assertThat(connects(DocumentTrust.anyone())).isTrue();
        assertThat(connects(DocumentTrust.only("app.example.com"))).isTrue();
        assertThat(connects(DocumentTrust.only("example.com"))).isFalse();
        assertThat(connects(DocumentTrust.anyoneBut("app.example.com"))).isFalse();
        assertThat(connects(DocumentTrust.anyoneBut("other.example"))).isTrue();
        assertThat(connects(DocumentTrust.none())).isFalse();
    }

    @Test
    void a_document_that_changes_during_the_login_changes_nothing() {
        client.code();
        AuthorizationRequest asked = server.asked.orElseThrow();
        String sealed = server.server.authorizations().seal(asked);
        answer(DOCUMENT.with("client_name", "Something else"));
        server.world.advanceSeconds(599);
        assertThat(server.restarted().server.authorizations().open(sealed)).contains(asked);
    }

    @Test
    void a_document_is_asked_for_uncompressed_and_is_none_when_it_comes_compressed() {
        var asked = new java.util.ArrayList<String>();
        server.world.outside(call -> {
            asked.addAll(call.headers().all("Accept-Encoding"));
            Outbound.Reply reply = reply(200, "application/json", "", DOCUMENT.bytes());
            return new Outbound.Reply(200, HeaderList.copyOf(reply.headers()).with("Content-Encoding", "br"), reply.body());
        });
        refused();
        assertThat(asked).containsExactly("identity");
    }

    @Test
    void a_client_of_this_kind_proves_nothing_at_the_token_endpoint() {
        String code = client.code();
        assertThat(error(client.prove("/token", "post", "x", client.redemption(code)))).isEqualTo("invalid_client");
        assertThat(error(client.prove("/token", "basic", "x", client.redemption(code)))).isEqualTo("invalid_client");
        assertThat(client.redeem(code).status()).isEqualTo(200);
    }

    /// S08
    @Test
    void S08_a_client_whose_answers_all_go_to_this_computer_is_told_apart() {
        client.code();
        assertThat(server.asked.orElseThrow().client().isLocal()).isFalse();
        answer(DOCUMENT.with("redirect_uris", JsonArray.of(Json.of("http://localhost/cb"), Json.of("http://127.0.0.1/cb"))));
        server.world.advanceSeconds(24 * 3600);
        client(URL, "http://localhost/cb").code();
        assertThat(server.asked.orElseThrow().client().isLocal()).isTrue();
    }

    private boolean connects(DocumentTrust trust) {
        TestServer other = TestServer.on(server.world, settings -> settings.withDocuments(trust));
        boolean offered = json(other.send(HttpRequest.get("/.well-known/oauth-authorization-server")))
            .bool("client_id_metadata_document_supported").orElseThrow();
        assertThat(offered).isEqualTo(trust.isOffered());
        HttpResponse.Ready answer = new TestClient(other, client.registration).authorize(client.authorization());
        return header(answer, "Location").contains("code=");
    }

    private void refused() {
        HttpResponse.Ready answer = client.authorize(client.authorization());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers().find("Location")).isEmpty();
    }

    private TestClient client(String url, String redirect) {
        return new TestClient(server, JsonObject.of("client_id", url).with("redirect_uris", JsonArray.of(Json.of(redirect))));
    }

    /// @param status below zero for no answer at all
    private void fail(int status) {
        server.world.outside(call -> {
            if (status < 0) {
                throw OutboundException.late("no answer in time");
            }
            return reply(status, "text/html", "", new byte[0]);
        });
    }

    private void answer(JsonObject document) {
        answer(200, "application/json", "", document.bytes());
    }

    private void answer(int status, String type, String control, byte[] body) {
        server.world.outside(call -> {
            fetches.incrementAndGet();
            return reply(status, type, control, body);
        });
    }

    private static Outbound.Reply reply(int status, String type, String control, byte[] body) {
        HeaderList headers = HeaderList.empty().with("Content-Type", type);
        return new Outbound.Reply(status, control.isEmpty() ? headers : headers.with("Cache-Control", control), body);
    }
}
