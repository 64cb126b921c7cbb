package remotemcp.oauth.token;

import java.util.Optional;
import remotemcp.http.Parameters;
import remotemcp.json.JsonObject;
import remotemcp.oauth.OAuthException;
import remotemcp.oauth.OAuthSettings;
import remotemcp.oauth.authorize.Consent;
import remotemcp.oauth.client.Client;
import remotemcp.oauth.grant.Grant;
import remotemcp.oauth.grant.Ledger;
import remotemcp.oauth.grant.Locksmith;
import remotemcp.oauth.grant.Stage;
import remotemcp.oauth.grant.Step;
import remotemcp.oauth.grant.Strongbox;
import remotemcp.oauth.grant.Ticket;
import remotemcp.oauth.grant.Tickets;
import remotemcp.oauth.resource.Resources;
import remotemcp.platform.Platform;

/// Exchanges a refresh token for its successor (OAuth 2.1 §4.3.1, RFC 9700 §4.14.2). The token just replaced gives the same successor again
/// for a moment, because answers get lost and clients run in several processes; any older one can only be a copy, and ends the family.
final class RefreshExchange {
    private static final int MOST_REPEATS = 3;

    private final Platform platform;
    private final Ledger ledger;
    private final Lifetimes lifetimes;
    private final Resources resources;
    private final Tickets tickets;
    private final Locksmith locksmith;

    RefreshExchange(OAuthSettings settings, Platform platform, Ledger ledger) {
        this.platform = platform;
        this.ledger = ledger;
        lifetimes = settings.lifetimes();
        resources = new Resources(settings);
        tickets = new Tickets(platform);
        locksmith = new Locksmith(platform);
    }

    private record Presented(String token, Client client, TokenWish wish) {
    }

    Issue refresh(Client client, Parameters form) {
        String text = ClientForm.find(form, "refresh_token")
            .orElseThrow(() -> new OAuthException("invalid_request", "The request has no refresh_token"));
        TokenWish wish = TokenWish.of(form, resources);
        Ticket ticket = tickets.read(Ticket.Kind.REFRESH, text).orElseThrow(RefreshExchange::unknown);
        return ledger.step(ticket.key(), grant -> step(new Presented(text, client, wish), grant)).orElseThrow(RefreshExchange::unknown);
    }

    private Step<Issue> step(Presented presented, Grant grant) {
        if (!grant.consent().clientId().equals(presented.client().id()) || !(grant.stage() instanceof Stage.Active active)) {
            return Step.refuse(unknown());
        }
        long now = platform.clock().now();
        if (active.rotated() + lifetimes.idle() <= now) {
            return Step.refuse(refusal("Your access has ended, because the app was not used for too long"));
        }
        if (locksmith.fits(active.current(), presented.token())) {
            return rotate(presented, grant, active, now);
        }
        if (active.previous().filter(box -> locksmith.fits(box, presented.token())).isPresent()
            && now < active.rotated() + lifetimes.grace()) {
            return repeat(presented, grant, active);
        }
        return Step.refuseAt(grant.at(new Stage.Revoked(now, "refresh token reused")), refusal(
            "The refresh token was replaced before. Two programs may share one login, or somebody copied it, so all access that it gave has ended"));
    }

    private Step<Issue> rotate(Presented presented, Grant grant, Stage.Active active, long now) {
        JsonObject content = locksmith.open(active.current(), presented.token());
        String successor = tickets.refresh(grant.subject(), grant.id()).text();
        Strongbox previous = locksmith.lock(presented.token(), content.with("successor", successor));
        Stage next = new Stage.Active(locksmith.lock(successor, content), Optional.of(previous), now, 0, active.ended());
        return Step.to(grant.at(next).usedAt(now), issue(presented, grant.at(next), content, successor));
    }

    private Step<Issue> repeat(Presented presented, Grant grant, Stage.Active active) {
        if (active.repeats() >= MOST_REPEATS) {
            return Step.refuse(refusal("The refresh token was replaced before"));
        }
        JsonObject content = locksmith.open(active.previous().orElseThrow(), presented.token());
        String successor = content.string("successor").orElseThrow();
        Stage next = new Stage.Active(active.current(), active.previous(), active.rotated(), active.repeats() + 1, active.ended());
        return Step.to(grant.at(next), issue(presented, grant.at(next), content, successor));
    }

    private Issue issue(Presented presented, Grant grant, JsonObject content, String successor) {
        Consent consent = grant.consent();
        JsonObject claims = content.object("claims").orElseThrow();
        return new Issue(grant, presented.wish().scopes(consent), presented.wish().audience(consent, resources), claims, successor);
    }

    private static OAuthException unknown() {
        return refusal("Your access has ended, or this server does not know the refresh token");
    }

    private static OAuthException refusal(String why) {
        return new OAuthException("invalid_grant", why);
    }
}
