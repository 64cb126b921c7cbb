package remotemcp.oauth.token;

import java.util.List;
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
import remotemcp.oauth.grant.Transition;
import remotemcp.oauth.resource.Resources;
import remotemcp.platform.Platform;
import remotemcp.protocol.Pkce;

/// Redeems a code (OAuth 2.1 §4.1.3). A code that comes with something wrong is counted and stays good for whoever has it right; one that
/// comes right a second time ends everything it gave.
final class CodeExchange {
    private static final int MOST_MISSES = 10;

    private final Platform platform;
    private final GrantStore grants;
    private final Resources resources;
    private final GrantCredentials credentials;
    private final ClaimsSealer sealer;

    CodeExchange(OAuthSettings settings, Platform platform, GrantStore grants) {
        this.platform = platform;
        this.grants = grants;
        resources = new Resources(settings);
        credentials = new GrantCredentials(platform);
        sealer = new ClaimsSealer(platform);
    }

    private record Redemption(GrantCredential code, Client client, Parameters form) {
    }

    TokenIssue redeem(Client client, Parameters form) {
        String text = ClientForm.find(form, "code").orElseThrow(() -> new OAuthException("invalid_request", "The request has no code"));
        GrantCredential code = credentials.read(GrantCredential.Kind.CODE, text).orElseThrow(CodeExchange::unknown);
        return grants.change(code.key(), grant -> step(new Redemption(code, client, form), grant)).orElseThrow(CodeExchange::unknown);
    }

    private Transition<TokenIssue> step(Redemption redemption, Grant grant) {
        try {
            check(redemption, grant.consent());
            TokenRequest wish = TokenRequest.of(redemption.form(), resources);
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

    private Transition<TokenIssue> proven(Redemption redemption, Grant grant, String audience, List<String> scopes) {
        long now = platform.clock().now();
        return switch (grant.state()) {
            case GrantState.Approved approved when approved.until() <= now -> Transition.refuse(refusal("The code has expired"));
            case GrantState.Approved approved -> {
                JsonObject content = sealer.open(approved.code(), redemption.code().text());
                String refresh = credentials.refresh(grant.subject(), grant.id()).text();
                GrantState active = new GrantState.Active(sealer.seal(refresh, content), Optional.empty(), now, 0, List.of());
                Grant next = grant.at(active).usedAt(now);
                yield Transition.to(next, new TokenIssue(next, scopes, audience, content.object("claims").orElseThrow(), refresh));
            }
            case GrantState.Active active -> Transition.refuseAt(grant.at(new GrantState.Revoked(now, "code used twice")),
                refusal("The code was used before, so all access that it gave has ended"));
            case GrantState.Revoked revoked -> Transition.refuse(unknown());
        };
    }

    private Transition<TokenIssue> missed(Grant grant, OAuthException refusal) {
        if (!(grant.state() instanceof GrantState.Approved approved)) {
            return Transition.refuse(refusal);
        }
        GrantState next =
            approved.misses() + 1 < MOST_MISSES ? new GrantState.Approved(approved.code(), approved.until(), approved.misses() + 1)
                : new GrantState.Revoked(platform.clock().now(), "too many wrong attempts to redeem the code");
        return Transition.refuseAt(grant.at(next), refusal);
    }

    private static OAuthException unknown() {
        return refusal("The code is unknown, used or expired");
    }

    private static OAuthException refusal(String why) {
        return new OAuthException("invalid_grant", why);
    }
}
