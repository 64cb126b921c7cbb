package remotemcp.oauth.grant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import remotemcp.oauth.authorize.Consent;
import remotemcp.platform.Platform;

/// What a person has connected, for the account page: to be seen and to be ended. Every call waits for the store. A revocation counts at
/// once in this process, and within [Lifetimes#trust][remotemcp.oauth.token.Lifetimes#trust] in every other.
public final class Grants {
    private final GrantStore grantStore;
    private final Platform platform;

    public Grants(Platform platform, GrantStore grantStore) {
        this.platform = platform;
        this.grantStore = grantStore;
    }

    /// The connected apps of a user, the one used last first.
    public List<ConnectedApp> of(String subject) {
        var apps = new ArrayList<ConnectedApp>();
        for (Grant grant : grantStore.of(subject)) {
            if (grant.state() instanceof GrantState.Active) {
                apps.add(app(grant));
            }
        }
        apps.sort(Comparator.comparingLong(ConnectedApp::lastUsed).reversed());
        return List.copyOf(apps);
    }

    /// Whether that user has allowed this client to be answered at this address, and has not ended it.
    public boolean hasAllowed(String subject, String clientId, String redirectUri) {
        for (Grant grant : grantStore.of(subject)) {
            boolean isSame = grant.consent().clientId().equals(clientId) && grant.consent().redirectUri().equals(redirectUri);
            if (isSame && !(grant.state() instanceof GrantState.Revoked)) {
                return true;
            }
        }
        return false;
    }

    /// Ends one grant of that user.
    ///
    /// @return false when the user has no such grant
    public boolean revoke(String subject, String grantId) {
        return grantStore.change(Grant.key(subject, grantId), grant -> revoked(grant, "by its user")).orElse(false);
    }

    /// Ends all grants of that user, those that wait for their code to be redeemed included.
    public void revokeAll(String subject) {
        for (Grant grant : grantStore.of(subject)) {
            revoke(subject, grant.id());
        }
    }

    public Transition<Boolean> revoked(Grant grant, String why) {
        if (grant.state() instanceof GrantState.Revoked) {
            return Transition.stay(false);
        }
        return Transition.to(grant.at(new GrantState.Revoked(platform.clock().now(), why)), true);
    }

    private static ConnectedApp app(Grant grant) {
        Consent consent = grant.consent();
        return new ConnectedApp(grant.id(), consent.clientName(), consent.redirectUri(), consent.scopes(), consent.given(),
            grant.lastUsed());
    }
}
