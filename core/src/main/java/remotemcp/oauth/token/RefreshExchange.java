package remotemcp.oauth.token;

import java.util.Optional;
import remotemcp.http.Parameters;
import remotemcp.json.JsonObject;
import remotemcp.oauth.OAuthException;
import remotemcp.oauth.OAuthSettings;
import remotemcp.oauth.authorize.Consent;
import remotemcp.oauth.client.Client;
import remotemcp.oauth.grant.ClaimsSealer;
import remotemcp.oauth.grant.Grant;
import remotemcp.oauth.grant.GrantCredential;
import remotemcp.oauth.grant.GrantCredentials;
import remotemcp.oauth.grant.GrantState;
import remotemcp.oauth.grant.GrantStore;
import remotemcp.oauth.grant.SealedClaims;
import remotemcp.oauth.grant.Transition;
import remotemcp.oauth.resource.Resources;
import remotemcp.platform.Platform;

/// Exchanges a refresh token for its successor (OAuth 2.1 §4.3.1, RFC 9700 §4.14.2). The token just replaced gives the same successor again
/// for a moment, because answers get lost and clients run in several processes; any older one can only be a copy, and ends the family.
final class RefreshExchange {
    private static final int MOST_REPEATS = 3;

    private final Platform platform;
    private final GrantStore grants;
    private final Lifetimes lifetimes;
    private final Resources resources;
    private final GrantCredentials credentials;
    private final ClaimsSealer sealer;

    RefreshExchange(OAuthSettings settings, Platform platform, GrantStore grants) {
        this.platform = platform;
        this.grants = grants;
        lifetimes = settings.lifetimes();
        resources = new Resources(settings);
        credentials = new GrantCredentials(platform);
        sealer = new ClaimsSealer(platform);
    }

    private record Presented(String token, Client client, TokenRequest request) {
    }

    TokenIssue refresh(Client client, Parameters form) {
        String text = ClientForm.find(form, "refresh_token")
            .orElseThrow(() -> new OAuthException("invalid_request", "The request has no refresh_token"));
        TokenRequest wish = TokenRequest.of(form, resources);
        GrantCredential credential = credentials.read(GrantCredential.Kind.REFRESH, text).orElseThrow(RefreshExchange::unknown);
        return grants.change(credential.key(), grant -> step(new Presented(text, client, wish), grant))
            .orElseThrow(RefreshExchange::unknown);
    }

    private Transition<TokenIssue> step(Presented presented, Grant grant) {
        if (!grant.consent().clientId().equals(presented.client().id()) || !(grant.state() instanceof GrantState.Active active)) {
            return Transition.refuse(unknown());
        }
        long now = platform.clock().now();
        if (active.rotated() + lifetimes.idle() <= now) {
            return Transition.refuse(refusal("Your access has ended, because the app was not used for too long"));
        }
        if (sealer.matches(active.current(), presented.token())) {
            return rotate(presented, grant, active, now);
        }
        if (active.previous().filter(box -> sealer.matches(box, presented.token())).isPresent()
            && now < active.rotated() + lifetimes.grace()) {
            return repeat(presented, grant, active);
        }
        return Transition.refuseAt(grant.at(new GrantState.Revoked(now, "refresh token reused")), refusal(
            "The refresh token was replaced before. Two programs may share one login, or somebody copied it, so all access that it gave has ended"));
    }

    private Transition<TokenIssue> rotate(Presented presented, Grant grant, GrantState.Active active, long now) {
        JsonObject content = sealer.open(active.current(), presented.token());
        String successor = credentials.refresh(grant.subject(), grant.id()).text();
        SealedClaims previous = sealer.seal(presented.token(), content.with("successor", successor));
        GrantState next = new GrantState.Active(sealer.seal(successor, content), Optional.of(previous), now, 0, active.ended());
        return Transition.to(grant.at(next).usedAt(now), issue(presented, grant.at(next), content, successor));
    }

    private Transition<TokenIssue> repeat(Presented presented, Grant grant, GrantState.Active active) {
        if (active.repeats() >= MOST_REPEATS) {
            return Transition.refuse(refusal("The refresh token was replaced before"));
        }
        JsonObject content = sealer.open(active.previous().orElseThrow(), presented.token());
        String successor = content.string("successor").orElseThrow();
        GrantState next =
            new GrantState.Active(active.current(), active.previous(), active.rotated(), active.repeats() + 1, active.ended());
        return Transition.to(grant.at(next), issue(presented, grant.at(next), content, successor));
    }

    private TokenIssue issue(Presented presented, Grant grant, JsonObject content, String successor) {
        Consent consent = grant.consent();
        JsonObject claims = content.object("claims").orElseThrow();
        return new TokenIssue(grant, presented.request().scopes(consent), presented.request().audience(consent, resources), claims,
            successor);
    }

    private static OAuthException unknown() {
        return refusal("Your access has ended, or this server does not know the refresh token");
    }

    private static OAuthException refusal(String why) {
        return new OAuthException("invalid_grant", why);
    }
}
