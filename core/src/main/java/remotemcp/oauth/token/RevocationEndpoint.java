package remotemcp.oauth.token;

import java.util.ArrayList;
import java.util.Optional;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.Parameters;
import remotemcp.oauth.OAuthException;
import remotemcp.oauth.client.Client;
import remotemcp.oauth.client.ClientAuthenticator;
import remotemcp.oauth.client.Clients;
import remotemcp.oauth.grant.Grant;
import remotemcp.oauth.grant.GrantCredential;
import remotemcp.oauth.grant.GrantCredentials;
import remotemcp.oauth.grant.GrantState;
import remotemcp.oauth.grant.GrantStore;
import remotemcp.oauth.grant.Grants;
import remotemcp.oauth.grant.Transition;
import remotemcp.oauth.resource.AccessToken;
import remotemcp.oauth.resource.AccessTokens;
import remotemcp.platform.Platform;

/// `POST /revoke` (RFC 7009): a client ends its own tokens. What is unknown, or another client's, is answered alike and left alone.
public final class RevocationEndpoint implements HttpHandler {
    /// A client that ends more single tokens than this within their lifetime ends its whole grant.
    private static final int MOST_ENDED = 50;

    private final Platform platform;
    private final ClientAuthenticator authentication;
    private final GrantStore grantStore;
    private final Grants grants;
    private final AccessTokens tokens;
    private final GrantCredentials credentials;

    public RevocationEndpoint(Platform platform, Clients clients, GrantStore grantStore) {
        this.platform = platform;
        this.grantStore = grantStore;
        authentication = new ClientAuthenticator(clients);
        grants = new Grants(platform, grantStore);
        tokens = new AccessTokens(platform);
        credentials = new GrantCredentials(platform);
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        if (!request.method().equals("POST")) {
            return HttpResponse.of(405).header("Allow", "POST, OPTIONS");
        }
        Parameters form = ClientForm.read(request);
        Client client = authentication.client(request, form);
        String token = ClientForm.find(form, "token").orElseThrow(() -> new OAuthException("invalid_request", "The request has no token"));
        end(client, token);
        return HttpResponse.of(200);
    }

    /// `token_type_hint` is not needed: every token tells its kind.
    private void end(Client client, String text) {
        Optional<GrantCredential> refresh = credentials.read(GrantCredential.Kind.REFRESH, text);
        Optional<AccessToken> access = refresh.isPresent() ? Optional.empty() : tokens.open(text);
        refresh.ifPresent(credential -> grantStore.change(credential.key(), grant -> ended(client, grant)));
        access.ifPresent(
            token -> grantStore.change(Grant.key(token.caller().subject(), token.grant()), grant -> ended(client, grant, token)));
    }

    private Transition<Boolean> ended(Client client, Grant grant) {
        return isOwn(client, grant) ? grants.revoked(grant, "by its client") : Transition.stay(false);
    }

    private Transition<Boolean> ended(Client client, Grant grant, AccessToken token) {
        long now = platform.clock().now();
        if (!isOwn(client, grant) || token.expires() <= now || !(grant.state() instanceof GrantState.Active active)
            || active.hasEnded(token.id())) {
            return Transition.stay(false);
        }
        var ended = new ArrayList<>(active.ended().stream().filter(other -> other.expires() > now).toList());
        if (ended.size() >= MOST_ENDED) {
            return grants.revoked(grant, "by its client, token by token");
        }
        ended.add(new GrantState.EndedToken(token.id(), token.expires()));
        return Transition
            .to(grant.at(new GrantState.Active(active.current(), active.previous(), active.rotated(), active.repeats(), ended)), true);
    }

    private static boolean isOwn(Client client, Grant grant) {
        return grant.consent().clientId().equals(client.id());
    }
}
