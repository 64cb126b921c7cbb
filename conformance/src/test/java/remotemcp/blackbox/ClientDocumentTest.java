package remotemcp.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Hosts that come with the URL of a document (OAuth Client ID Metadata Document) in place of a registration.
class ClientDocumentTest {
    private static final String CODEX = "https://chatgpt.com/oauth/codex/client.json";
    private static final String HOST = "http://127.0.0.1:61234/callback";

    /// With a way out the document is read, without one this server's record of it stands in.
    @ParameterizedTest
    @CsvSource({CODEX + ",Codex", "https://claude.ai/oauth/claude-code-client-metadata,Claude Code"})
    void a_known_host_logs_in_whether_its_website_can_be_read_or_not(String document, String name) {
        Target target = Target.current();
        OAuthClient client = OAuthClient.register(target);
        var browser = new Browser(target.base());
        Browser.View consent = client.consentPage(browser, as(client, document, HOST));
        assertThat(consent.page().select("h1").text()).startsWith("Allow " + name + " to use");
        assertThat(consent.page().select(".vouched").text()).startsWith("An app of ");
        assertThat(OAuthClient.press(browser, consent, "Allow").address().toString()).startsWith(HOST + "?code=");
    }

    /// V03, S26b; RFC 6749 §4.1.2.1 and RFC 9700 §4.11.2
    @Test
    void a_host_that_the_operator_does_not_accept_is_told_so_where_it_waits_and_nowhere_else() {
        try (OwnServer server = OwnServer.start(Map.of("REMOTE_MCP_CLIENT_DOCUMENTS", "docs.example"))) {
            OAuthClient client = OAuthClient.register(server.target());
            Http.Answer told = Http.get(client.authorizationUrl(as(client, CODEX, HOST)));
            assertThat(told.header("Location")).startsWith(HOST + "?error=unauthorized_client").contains("codex%20mcp%20login", "state=",
                "iss=");
            assertThat(told.header("Cache-Control")).contains("no-store");
            for (String elsewhere : new String[]{"https://attacker.example/callback", "http://127.0.0.1:61234/other"}) {
                Http.Answer refused = Http.get(client.authorizationUrl(as(client, CODEX, elsewhere)));
                assertThat(refused.status()).isEqualTo(400);
                assertThat(refused.headers().firstValue("Location")).isEmpty();
                assertThat(refused.text()).contains("does not accept apps of chatgpt.com",
                    "add chatgpt.com to the setting client-documents",
                    "codex mcp login NAME --oauth-client-registration dcr");
            }
            assertThat(server.output())
                .anySatisfy(line -> assertThat(line).contains("oauth.client.document", "client-documents", "chatgpt.com"));
        }
    }

    private static Map<String, String> as(OAuthClient client, String document, String redirectUri) {
        Map<String, String> parameters = client.authorizationParameters();
        parameters.put("client_id", document);
        parameters.put("redirect_uri", redirectUri);
        return parameters;
    }
}
