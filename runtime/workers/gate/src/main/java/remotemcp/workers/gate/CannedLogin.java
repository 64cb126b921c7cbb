package remotemcp.workers.gate;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import remotemcp.client.Credentials;
import remotemcp.client.oauth.LoginPlatform;
import remotemcp.client.oauth.OAuthLogin;
import remotemcp.client.oauth.grant.ClientCredentials;
import remotemcp.client.oauth.registration.ClientKey;
import remotemcp.client.oauth.registration.ClientProfile;
import remotemcp.client.oauth.store.MemoryLoginStore;
import remotemcp.http.HeaderList;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.platform.Outbound;
import remotemcp.platform.Platform;
import remotemcp.platform.Signatures;
import remotemcp.workers.WebSignatures;

/// A whole login of a client with a private key and bound tokens, at servers whose answers are given here: shows that the client's side of
/// OAuth runs on this runtime, and what it signs.
final class CannedLogin implements Outbound {
    private static final String SERVER = "https://mcp.example/mcp";
    private static final String ISSUER = "https://auth.example";
    private final Platform platform;
    private String form = "";
    private String proof = "";

    CannedLogin(Platform platform) {
        this.platform = platform;
    }

    /// The token request's form and proof, and the fields that are then shown to the server.
    JsonObject signIn(Signatures.Algorithm algorithm, byte[] key) {
        var profile = ClientProfile.named("gate").registered(new ClientProfile.Given("me", Optional.empty(), Optional.empty()))
            .signingWith(new ClientKey(algorithm, key, Optional.empty()));
        var world = new LoginPlatform(this, platform.clock(), platform.random(), platform.crypto(), new WebSignatures());
        OAuthLogin login = OAuthLogin.at(SERVER, profile, new ClientCredentials(), new MemoryLoginStore(), world);
        var target = new Credentials.Target(SERVER, "POST", SERVER, "{}".getBytes(StandardCharsets.US_ASCII));
        login.refused(
            new Credentials.Refusal(target, HeaderList.empty(), 401, HeaderList.empty().with("WWW-Authenticate", "DPoP scope=\"mcp\"")));
        HeaderList shown = login.headers(target);
        return JsonObject.builder().put("form", form).put("proof", proof).put("authorization", shown.find("Authorization").orElse(""))
            .put("shownProof", shown.find("DPoP").orElse("")).build();
    }

    @Override
    public Reply send(Call call) {
        return switch (call.url()) {
            case "https://mcp.example/.well-known/oauth-protected-resource/mcp" -> json(JsonObject.builder().put("resource", SERVER)
                .put("authorization_servers", JsonArray.of(Json.of(ISSUER))).build());
            case "https://auth.example/.well-known/oauth-authorization-server" -> json(JsonObject.builder().put("issuer", ISSUER)
                .put("token_endpoint", ISSUER + "/token")
                .put("token_endpoint_auth_methods_supported", JsonArray.of(Json.of("private_key_jwt")))
                .put("dpop_signing_alg_values_supported", JsonArray.of(Json.of("ES256"))).build());
            case "https://auth.example/token" -> token(call);
            default -> new Reply(404, HeaderList.empty(), new byte[0]);
        };
    }

    private Reply token(Call call) {
        form = new String(call.body(), StandardCharsets.US_ASCII);
        proof = call.headers().find("DPoP").orElse("");
        return json(JsonObject.builder().put("access_token", "t").put("token_type", "DPoP").build());
    }

    private static Reply json(JsonObject document) {
        return new Reply(200, HeaderList.empty(), document.bytes());
    }
}
