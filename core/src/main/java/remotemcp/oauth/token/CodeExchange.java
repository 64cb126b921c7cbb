package remotemcp.oauth.token;

import java.util.List;
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
import remotemcp.oauth.grant.Ticket;
import remotemcp.oauth.grant.Tickets;
import remotemcp.oauth.resource.Resources;
import remotemcp.platform.Platform;
import remotemcp.protocol.Pkce;

/// Redeems a code (OAuth 2.1 §4.1.3). A code that comes with something wrong is counted and stays good for whoever has it right; one that
/// comes right a second time ends everything it gave.
final class CodeExchange {
    private static final int MOST_MISSES = 10;

    private final Platform platform;
    private final Ledger ledger;
    private final Resources resources;
    private final Tickets tickets;
    private final Locksmith locksmith;

    CodeExchange(OAuthSettings settings, Platform platform, Ledger ledger) {
        this.platform = platform;
        this.ledger = ledger;
        resources = new Resources(settings);
        tickets = new Tickets(platform);
        locksmith = new Locksmith(platform);
    }

    private record Redemption(Ticket code, Client client, Parameters form) {
    }

    Issue redeem(Client client, Parameters form) {
        String text = ClientForm.find(form, "code").orElseThrow(() -> new OAuthException("invalid_request", "The request has no code"));
        Ticket code = tickets.read(Ticket.Kind.CODE, text).orElseThrow(CodeExchange::unknown);
        return ledger.step(code.key(), grant -> step(new Redemption(code, client, form), grant)).orElseThrow(CodeExchange::unknown);
    }

    private Step<Issue> step(Redemption redemption, Grant grant) {
        try {
            check(redemption, grant.consent());
            TokenWish wish = TokenWish.of(redemption.form(), resources);
            String audience = wish.audience(grant.consent(), resources);
            List<String> scopes = wish.scopes(grant.consent());
            return proven(redemption, grant, audience, scopes);
        } catch (OAuthException refusal) {
            return missed(grant, refusal);
        }
    }

    private void check(Redemption redemption, Consent consent) {
        if (!consent.clientId().equals(redemption.client().id())) {
            throw refusal("The code was given to another app");
        }
        Optional<String> redirect = ClientForm.find(redemption.form(), "redirect_uri");
        if (redirect.isPresent() && !redirect.get().equals(consent.redirectUri())) {
            throw refusal("redirect_uri is not the one that the code was sent to");
        }
        if (!Pkce.isVerified(platform.crypto(), consent.codeChallenge(), redemption.form().find("code_verifier").orElse(""))) {
            throw refusal("code_verifier does not fit the code_challenge");
        }
    }

    private Step<Issue> proven(Redemption redemption, Grant grant, String audience, List<String> scopes) {
        long now = platform.clock().now();
        return switch (grant.stage()) {
            case Stage.Approved approved when approved.until() <= now -> Step.refuse(refusal("The code has expired"));
            case Stage.Approved approved -> {
                JsonObject content = locksmith.open(approved.code(), redemption.code().text());
                String refresh = tickets.refresh(grant.subject(), grant.id()).text();
                Stage active = new Stage.Active(locksmith.lock(refresh, content), Optional.empty(), now, 0, List.of());
                Grant next = grant.at(active).usedAt(now);
                yield Step.to(next, new Issue(next, scopes, audience, content.object("claims").orElseThrow(), refresh));
            }
            case Stage.Active active -> Step.refuseAt(grant.at(new Stage.Revoked(now, "code used twice")),
                refusal("The code was used before, so all access that it gave has ended"));
            case Stage.Revoked revoked -> Step.refuse(unknown());
        };
    }

    private Step<Issue> missed(Grant grant, OAuthException refusal) {
        if (!(grant.stage() instanceof Stage.Approved approved)) {
            return Step.refuse(refusal);
        }
        Stage next = approved.misses() + 1 < MOST_MISSES ? new Stage.Approved(approved.code(), approved.until(), approved.misses() + 1)
            : new Stage.Revoked(platform.clock().now(), "too many wrong attempts to redeem the code");
        return Step.refuseAt(grant.at(next), refusal);
    }

    private static OAuthException unknown() {
        return refusal("The code is unknown, used or expired");
    }

    private static OAuthException refusal(String why) {
        return new OAuthException("invalid_grant", why);
    }
}
