package remotemcp.client.oauth.registration;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import remotemcp.client.oauth.Form;
import remotemcp.client.oauth.Jws;
import remotemcp.client.oauth.LoggableText;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.LoginException.Step;
import remotemcp.client.oauth.LoginPlatform;
import remotemcp.client.oauth.PlainBase64;
import remotemcp.client.oauth.discovery.ServerMetadata;
import remotemcp.http.HeaderList;
import remotemcp.http.PercentCode;
import remotemcp.json.JsonObject;
import remotemcp.platform.Base64Url;

/// How the client proves at a token endpoint who it is (RFC 6749 §2.3, RFC 7523 §2.2).
public final class ClientAuthentication {
    private static final int SECONDS = 120;

    private final LoginPlatform world;
    private final Optional<ClientKey> key;

    public ClientAuthentication(LoginPlatform world, Optional<ClientKey> key) {
        this.world = world;
        this.key = key;
    }

    /// A request that carries the proof.
    public record Proven(Form form, HeaderList headers) {
    }

    /// The best way that the client has and the server takes; by default, as metadata say nothing, the secret in the header (RFC 8414 §2).
    String method(ServerMetadata server, Optional<String> secret) {
        List<String> taken = server.authenticationMethods();
        if (key.isPresent() && taken.contains(ClientRegistration.KEY)) {
            return ClientRegistration.KEY;
        }
        if (secret.isEmpty()) {
            return ClientRegistration.NONE;
        }
        boolean onlyPost = taken.contains(ClientRegistration.POST) && !taken.contains(ClientRegistration.BASIC);
        return onlyPost ? ClientRegistration.POST : ClientRegistration.BASIC;
    }

    /// @param issuer whom the proof is for: a server that gets it cannot use it at another
    public Proven prove(Form form, ClientRegistration client, String issuer) {
        return switch (client.method()) {
            case ClientRegistration.NONE -> new Proven(form.with("client_id", client.id()), HeaderList.empty());
            case ClientRegistration.BASIC -> new Proven(form, HeaderList.empty().with("Authorization", basic(client)));
            case ClientRegistration.POST ->
                new Proven(form.with("client_id", client.id()).with("client_secret", client.secret()), HeaderList.empty());
            case ClientRegistration.KEY -> new Proven(form.with("client_id", client.id())
                .with("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .with("client_assertion", assertion(client.id(), issuer)), HeaderList.empty());
            default ->
                throw new LoginException(Step.TOKEN,
                    "the server wants an unknown client authentication, " + LoggableText.quoted(client.method()));
        };
    }

    private static String basic(ClientRegistration client) {
        String pair = PercentCode.encode(client.id()) + ":" + PercentCode.encode(client.secret().orElse(""));
        return "Basic " + PlainBase64.encode(pair.getBytes(StandardCharsets.US_ASCII));
    }

    private String assertion(String id, String issuer) {
        ClientKey own =
            key.orElseThrow(() -> new LoginException(Step.TOKEN, "the server wants a proof by private key, and the client has none"));
        long now = world.clock().now() / 1000;
        JsonObject claims = JsonObject.builder().put("iss", id).put("sub", id).put("aud", issuer).put("iat", now).put("exp", now + SECONDS)
            .put("jti", Base64Url.encode(world.random().bytes(16))).build();
        return Jws.sign(world.signatures(), own, JsonObject.builder().put("typ", "JWT").put("kid", own.id()).build(), claims);
    }
}
