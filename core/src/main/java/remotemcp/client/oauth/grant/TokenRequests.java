package remotemcp.client.oauth.grant;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import remotemcp.client.oauth.LoggableText;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.LoginException.Step;
import remotemcp.client.oauth.LoginPlatform;
import remotemcp.client.oauth.OAuthErrorTexts;
import remotemcp.client.oauth.discovery.MetadataDocuments;
import remotemcp.client.oauth.dpop.DpopProofs;
import remotemcp.client.oauth.registration.ClientAuthentication;
import remotemcp.http.HeaderList;
import remotemcp.http.Headers;
import remotemcp.json.JsonObject;
import remotemcp.platform.Outbound;
import remotemcp.platform.OutboundException;
import remotemcp.protocol.ScopeTokens;

/// Asks token endpoints (RFC 6749 §3.2), with a proof of the key where tokens are bound to one; a nonce asked for is given once.
final class TokenRequests {
    private static final int MILLIS = 20_000;
    private static final int BYTES = 256 * 1024;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final LoginPlatform world;
    private final Optional<DpopProofs> proofs;

    TokenRequests(LoginPlatform world, Optional<DpopProofs> proofs) {
        this.world = world;
        this.proofs = proofs;
    }

    /// @param asked the scopes asked for: granted, unless the answer says otherwise
    /// @throws LoginException with its [LoginException#error()] when the server refuses
    Tokens tokens(String endpoint, ClientAuthentication.Proven request, List<String> asked) {
        return read(endpoint, post(endpoint, request), asked);
    }

    /// The JSON that a successful request is answered with.
    JsonObject post(String endpoint, ClientAuthentication.Proven request) {
        Outbound.Reply reply = send(endpoint, request);
        JsonObject answer = MetadataDocuments.object(Step.TOKEN, endpoint, reply).orElse(JsonObject.empty());
        boolean wantsNonce = answer.string("error").orElse("").equals("use_dpop_nonce");
        if (learnt(endpoint, reply.headers()) && wantsNonce) {
            reply = send(endpoint, request);
            answer = MetadataDocuments.object(Step.TOKEN, endpoint, reply).orElse(JsonObject.empty());
            learnt(endpoint, reply.headers());
        }
        // Some servers say what is wrong with status 200.
        if (reply.status() != 200 || answer.has("error")) {
            throw OAuthErrorTexts.of(Step.TOKEN, endpoint, reply.status(), answer);
        }
        return answer;
    }

    private boolean learnt(String endpoint, Headers answer) {
        return proofs.isPresent() && proofs.get().learn(endpoint, answer);
    }

    private Outbound.Reply send(String endpoint, ClientAuthentication.Proven request) {
        HeaderList headers = request.headers().with("Content-Type", FORM).with("Accept", "application/json");
        if (proofs.isPresent()) {
            headers = headers.with("DPoP", proofs.get().proof(endpoint));
        }
        try {
            byte[] body = request.form().encoded().getBytes(StandardCharsets.US_ASCII);
            return world.outbound().send(new Outbound.Call("POST", endpoint, headers, body, MILLIS, BYTES));
        } catch (OutboundException e) {
            throw new LoginException(Step.TOKEN, endpoint + ": " + e.getMessage());
        }
    }

    private Tokens read(String endpoint, JsonObject answer, List<String> asked) {
        String access = answer.string("access_token").filter(TokenRequests::isToken)
            .orElseThrow(() -> new LoginException(Step.TOKEN, endpoint + " answers no access token"));
        String type = answer.string("token_type").orElse("");
        boolean bound = type.equalsIgnoreCase("DPoP");
        if (!bound && !type.equalsIgnoreCase("Bearer") || bound && proofs.isEmpty()) {
            throw new LoginException(Step.TOKEN,
                endpoint + " answers a token of the type " + LoggableText.quoted(type) + ", which cannot be used here");
        }
        List<String> scopes = answer.string("scope").flatMap(ScopeTokens::parse).orElse(asked);
        return new Tokens(access, bound, answer.string("refresh_token"), scopes, expiry(answer));
    }

    private long expiry(JsonObject answer) {
        long seconds = answer.integer("expires_in").orElse(-1);
        return seconds < 0 || seconds > Integer.MAX_VALUE ? Long.MAX_VALUE : world.clock().now() + seconds * 1000;
    }

    /// What may stand in a header field (RFC 6750 §2.1, a little wider); nothing that ends the line.
    private static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
