package remotemcp.oauth.authorize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.oauth.OAuthException;
import remotemcp.oauth.OAuthSettings;
import remotemcp.oauth.client.Client;
import remotemcp.oauth.client.ClientUrl;
import remotemcp.oauth.client.Clients;
import remotemcp.oauth.client.Registration;
import remotemcp.oauth.grant.ClaimsSealer;
import remotemcp.oauth.grant.Grant;
import remotemcp.oauth.grant.GrantCredential;
import remotemcp.oauth.grant.GrantCredentials;
import remotemcp.oauth.grant.GrantState;
import remotemcp.oauth.grant.GrantStore;
import remotemcp.oauth.grant.SealedClaims;
import remotemcp.oauth.grant.Transition;
import remotemcp.platform.Base64Url;
import remotemcp.platform.Platform;
import remotemcp.platform.Sealer;

/// Carries authorization requests through the pages, sealed, and turns what a person decides into a grant and a redirect.
public final class Decisions implements Authorizations {
    private static final long SEALED_FOR = 10 * 60 * 1000;
    private static final int GRANT_ID_BYTES = 16;

    private final OAuthSettings settings;
    private final Platform platform;
    private final Clients clients;
    private final GrantStore grants;
    private final Sealer sealer;
    private final GrantCredentials credentials;
    private final ClaimsSealer claimsSealer;

    public Decisions(OAuthSettings settings, Platform platform, Clients clients, GrantStore grants) {
        this.settings = settings;
        this.platform = platform;
        this.clients = clients;
        this.grants = grants;
        sealer = new Sealer(platform, "authorization-request");
        credentials = new GrantCredentials(platform);
        claimsSealer = new ClaimsSealer(platform);
    }

    /// A registered client travels by its id alone, which holds all of it. Of one known by a document, what the person was shown travels
    /// along, so that a document that changes meanwhile changes nothing.
    @Override
    public String seal(AuthorizationRequest request) {
        Client client = request.client();
        var sealed = JsonObject.builder().put("client", client.id());
        if (ClientUrl.isMeant(client.id())) {
            sealed.put("document", Registration.of(client).toJson());
        }
        return sealer.seal(sealed
            .put("redirect", request.redirectUri())
            .put("state", request.state())
            .put("scopes", JsonArray.ofStrings(request.scopes()))
            .put("challenge", request.codeChallenge())
            .put("resource", request.resource())
            .put("until", platform.clock().now() + SEALED_FOR)
            .build().bytes());
    }

    @Override
    public Optional<AuthorizationRequest> open(String sealed) {
        return sealer.open(sealed).map(bytes -> Json.parse(bytes).asObject().orElseThrow())
            .filter(json -> json.integer("until").orElseThrow() > platform.clock().now())
            .flatMap(json -> client(json).map(client -> request(client, json)));
    }

    private Optional<Client> client(JsonObject json) {
        String id = json.string("client").orElseThrow();
        return json.has("document") ? json.object("document").map(document -> Registration.from(document).client(id)) : clients.find(id);
    }

    @Override
    public String approve(Approval approval) {
        AuthorizationRequest request = approval.request();
        if (Base64Url.decode(approval.grantId()).filter(bytes -> bytes.length >= GRANT_ID_BYTES).isEmpty()) {
            throw new IllegalArgumentException("a grant id is 128 random bits in base64url");
        }
        GrantCredential code = credentials.code(approval.subject(), approval.grantId());
        Grant grant = approved(approval, code);
        if (!grants.open(grant)) {
            grants.change(grant.key(), found -> approvedAgain(found, grant)).orElseThrow(Decisions::usedUp);
        }
        return AuthorizationResponse.code(settings.issuer(), request, code.text());
    }

    @Override
    public String deny(AuthorizationRequest request) {
        platform.log().info("oauth.request.denied", JsonObject.of("client", request.client().name()));
        return AuthorizationResponse.error(settings.issuer(), request.redirectUri(), request.state(),
            new OAuthException("access_denied", "The person did not allow it"));
    }

    private Grant approved(Approval approval, GrantCredential code) {
        long now = platform.clock().now();
        Consent consent = Consent.to(approval.request(), allowed(approval), now);
        SealedClaims box = claimsSealer.seal(code.text(), JsonObject.of("claims", approval.claims()));
        return new Grant(approval.grantId(), approval.subject(), consent,
            new GrantState.Approved(box, now + settings.lifetimes().code(), 0),
            now);
    }

    /// A double click, or a person who went back to allow something else: the newest decision counts while the code waits, and does
    /// not make it wait longer.
    private Transition<Boolean> approvedAgain(Grant found, Grant again) {
        boolean isOpen = found.state() instanceof GrantState.Approved approved && approved.until() > platform.clock().now();
        if (!isOpen || !found.consent().answersTheSameAs(again.consent())) {
            return Transition.refuse(usedUp());
        }
        if (found.consent().scopes().equals(again.consent().scopes())) {
            return Transition.stay(true);
        }
        GrantState.Approved stage = (GrantState.Approved) found.state();
        GrantState.Approved renewed = new GrantState.Approved(((GrantState.Approved) again.state()).code(), stage.until(), stage.misses());
        return Transition.to(again.at(renewed), true);
    }

    private static List<String> allowed(Approval approval) {
        Set<String> ticked = approval.scopes();
        return approval.request().scopes().stream().filter(ticked::contains).toList();
    }

    private static OAuthException usedUp() {
        return new OAuthException("invalid_request",
            "This decision was used already. If the app is not connected, connect again from there");
    }

    private static AuthorizationRequest request(Client client, JsonObject json) {
        var scopes = new ArrayList<String>();
        for (Json scope : json.array("scopes").orElseThrow()) {
            scopes.add(scope.asString().orElseThrow());
        }
        return new AuthorizationRequest(client, json.string("redirect").orElseThrow(), json.string("state"), List.copyOf(scopes),
            json.string("challenge").orElseThrow(), json.string("resource").orElseThrow());
    }
}
