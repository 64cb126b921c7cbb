package remotemcp.web;

import java.util.Optional;
import remotemcp.identity.LoginSession;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.oauth.authorize.AuthorizationRequest;
import remotemcp.oauth.authorize.Authorizations;
import remotemcp.platform.Base64Url;
import remotemcp.platform.Platform;
import remotemcp.platform.Sealer;

/// A decision that waits for a person's word, as the consent page carries it: sealed, so that nothing in it can be changed (V07), and tied
/// to the session it was shown in (V22). Nothing is stored (H14).
///
/// @param grantId drawn once, so that a double click gives one grant
/// @param request the authorization request, sealed by the authorization server
/// @param account whose word it is
/// @param lineage of the session
/// @param again the page anew
record ConsentForm(String grantId, String request, String account, String lineage, LocalTarget again) {

    boolean belongsTo(LoginSession session) {
        return session.account().equals(account) && session.lineage().equals(lineage);
    }

    /// Seals and opens forms.
    static final class Seal {
        private final Platform platform;
        private final Authorizations authorizations;
        private final Sealer sealer;

        Seal(Platform platform, Authorizations authorizations) {
            this.platform = platform;
            this.authorizations = authorizations;
            this.sealer = new Sealer(platform, "consent-form");
        }

        String seal(AuthorizationRequest request, LoginSession session, LocalTarget again) {
            return sealer.seal(JsonObject.builder()
                .put("grant", Base64Url.encode(platform.random().bytes(16)))
                .put("request", authorizations.seal(request))
                .put("account", session.account())
                .put("lineage", session.lineage())
                .put("again", again.path())
                .build().bytes());
        }

        Optional<ConsentForm> open(String sealed) {
            return sealer.open(sealed).flatMap(bytes -> Json.parse(bytes).asObject()).map(Seal::form);
        }

        private static ConsentForm form(JsonObject form) {
            return new ConsentForm(form.string("grant").orElseThrow(), form.string("request").orElseThrow(),
                form.string("account").orElseThrow(),
                form.string("lineage").orElseThrow(), new LocalTarget(form.string("again").orElseThrow()));
        }
    }
}
