package remotemcp.conformance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import remotemcp.client.McpClient;
import remotemcp.client.oauth.OAuthLogin;
import remotemcp.client.oauth.grant.AssertionLogin;
import remotemcp.client.oauth.grant.BrowserLogin;
import remotemcp.client.oauth.grant.ClientCredentials;
import remotemcp.client.oauth.grant.EnterpriseLogin;
import remotemcp.client.oauth.grant.TokenSource;
import remotemcp.client.oauth.registration.ClientKey;
import remotemcp.client.oauth.registration.ClientProfile;
import remotemcp.jvm.login.FileLoginStore;
import remotemcp.jvm.login.JvmLogins;
import remotemcp.platform.Signatures;

/// The scenarios of the official suite in which the client has to sign in first: they differ in what the servers say and in who the client is;
/// then all list the tools and call the first.
final class AuthorizationScenarios {
    private static final String DOCUMENT = "https://conformance-test.local/client-metadata.json";

    private AuthorizationScenarios() {
    }

    static void run(Visit visit) throws Exception {
        Path folder = Files.createTempDirectory("conformance-logins");
        OAuthLogin login = OAuthLogin.at(visit.url(), profile(visit), source(visit), FileLoginStore.in(folder, Duration.ofSeconds(30)),
            JvmLogins.platform(visit.url()));
        try (McpClient client = visit.client().credentials(login).open()) {
            ClientScenarios.listAndCall(client);
        }
    }

    private static ClientProfile profile(Visit visit) {
        ClientProfile profile = ClientProfile.named("remote-mcp-conformance").describedAt(DOCUMENT);
        Optional<String> id = visit.context().string("client_id");
        if (id.isEmpty()) {
            return profile;
        }
        ClientProfile known =
            profile.registered(new ClientProfile.Given(id.get(), visit.context().string("client_secret"), Optional.empty()));
        Optional<String> algorithm = visit.context().string("signing_algorithm");
        return algorithm.isEmpty() ? known
            : known.signingWith(ClientKey.pem(Signatures.Algorithm.valueOf(algorithm.get()), text(visit, "private_key_pem")));
    }

    private static TokenSource source(Visit visit) {
        return switch (visit.scenario()) {
            case "auth/client-credentials-basic", "auth/client-credentials-jwt" -> new ClientCredentials();
            case "auth/enterprise-managed-authorization" -> enterprise(visit);
            case "auth/wif-jwt-bearer" -> new AssertionLogin(() -> text(visit, "valid_jwt"));
            default -> new BrowserLogin(new InstantBrowser(JvmLogins.platform(visit.url()).outbound()));
        };
    }

    private static EnterpriseLogin enterprise(Visit visit) {
        var client = new ClientProfile.Given(text(visit, "idp_client_id"), visit.context().string("idp_client_secret"), Optional.empty());
        var provider = new EnterpriseLogin.IdentityProvider(text(visit, "idp_issuer"), text(visit, "idp_token_endpoint"), client);
        return new EnterpriseLogin(provider, () -> new EnterpriseLogin.Identity(text(visit, "idp_id_token"), "id_token"));
    }

    private static String text(Visit visit, String name) {
        return visit.context().string(name).orElseThrow();
    }
}
