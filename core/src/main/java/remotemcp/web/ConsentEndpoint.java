package remotemcp.web;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.HttpResponse.Ready;
import remotemcp.http.Parameters;
import remotemcp.json.JsonObject;
import remotemcp.oauth.OAuthException;
import remotemcp.oauth.authorize.AuthorizationFailure;
import remotemcp.oauth.authorize.AuthorizationRequest;
import remotemcp.oauth.authorize.Authorizations;
import remotemcp.oauth.authorize.Authorizations.Approval;
import remotemcp.oauth.authorize.Interaction;
import remotemcp.oauth.client.Client;
import remotemcp.oauth.grant.Grants;
import remotemcp.platform.Platform;

/// Leads a person from an app's request to a decision: sign in, read who asks for what, then Allow or Deny at `POST /consent`. Every
/// request is asked about, also one by an app that was allowed before (V23).
final class ConsentEndpoint implements Interaction {
    static final String UNNAMED = "an app without a name";

    private final PageContext desk;
    private final LoginEndpoint login;
    private final Authorizations authorizations;
    private final Grants grants;
    private final ConsentForm.Seal seal;
    private final Permissions permissions;

    ConsentEndpoint(PageContext desk, LoginEndpoint login, Authorizations authorizations, Grants grants, Platform platform) {
        this.desk = desk;
        this.login = login;
        this.authorizations = authorizations;
        this.grants = grants;
        this.seal = new ConsentForm.Seal(platform, authorizations);
        this.permissions = new Permissions(desk.site());
    }

    @Override
    public HttpResponse begin(HttpRequest request, AuthorizationRequest authorization) {
        LocalTarget again = LocalTarget.of(request);
        return HttpResponse.waiting(() -> desk.logins().visitor(request)
            .map(user -> page(user, authorization, again))
            .orElseGet(() -> login.ask(request, again, name(authorization))));
    }

    /// Someone who has allowed the app to be answered at this address knows it; all others are asked first.
    @Override
    public HttpResponse fail(HttpRequest request, AuthorizationFailure failure) {
        return HttpResponse.waiting(() -> desk.logins().visitor(request)
            .filter(user -> grants.hasAllowed(user.account().id(), failure.client().id(), failure.redirectUri()))
            .map(_ -> PageResponses.goTo(failure.location()))
            .orElseGet(() -> desk.errors().failedRequest(failure)));
    }

    @Override
    public HttpResponse refuse(HttpRequest request, OAuthException reason) {
        return desk.errors().authorization(request, reason);
    }

    /// Nothing to see here without a request: people who come by are sent to their account.
    Ready show(HttpRequest request, Parameters query) {
        return PageResponses.goTo(LocalTarget.ACCOUNT.path());
    }

    Ready take(HttpRequest request, Parameters form) {
        Optional<ConsentForm> shown = form.find("consent").flatMap(seal::open);
        if (shown.isEmpty()) {
            return desk.errors().unreadableForm();
        }
        Optional<SignedInUser> visitor = desk.logins().visitor(request).filter(found -> shown.get().belongsTo(found.session()));
        if (visitor.isEmpty() || !CsrfTokens.isFromOwnPage(request)) {
            return desk.errors().foreignForm(shown.get().again());
        }
        try {
            return authorizations.open(shown.get().request())
                .map(authorization -> decided(request, visitor.get(), shown.get(), authorization, form))
                .orElseGet(() -> desk.errors().requestTooOld(shown.get().again()));
        } catch (OAuthException reason) {
            return desk.errors().authorization(request, reason);
        }
    }

    private Ready decided(HttpRequest request, SignedInUser user, ConsentForm shown, AuthorizationRequest authorization, Parameters form) {
        return switch (form.find("decision").orElse("")) {
            case "allow" -> allow(request, approval(user, shown, authorization, form), shown);
            case "deny" -> PageResponses.goTo(authorizations.deny(authorization));
            default -> desk.errors().unreadableForm();
        };
    }

    /// Looked at again afterwards: whoever ends the person's session or account meanwhile may have missed a grant that is only being made.
    private Ready allow(HttpRequest request, Approval approval, ConsentForm shown) {
        try {
            String redirect = authorizations.approve(approval);
            if (desk.logins().visitor(request).isEmpty()) {
                grants.revoke(approval.subject(), approval.grantId());
                return desk.errors().foreignForm(shown.again());
            }
            return PageResponses.goTo(redirect);
        } catch (OAuthException reason) {
            // The request itself was checked before the page was shown: what cannot be answered is a decision made twice.
            if (reason.code().equals("invalid_request")) {
                return desk.errors().decidedAlready();
            }
            throw reason;
        }
    }

    private Approval approval(SignedInUser user, ConsentForm shown, AuthorizationRequest authorization, Parameters form) {
        JsonObject claims = JsonObject.of("email", user.account().email().text());
        return new Approval(shown.grantId(), authorization, user.account().id(), allowed(authorization, form), claims);
    }

    /// What is needed, and of the rest what was ticked (S16).
    private Set<String> allowed(AuthorizationRequest authorization, Parameters form) {
        var ticked = form.all("scope");
        var allowed = new LinkedHashSet<String>();
        for (ConsentPage.Permission permission : permissions.asked(authorization.scopes())) {
            if (!permission.optional() || ticked.contains(permission.scope())) {
                allowed.add(permission.scope());
            }
        }
        allowed.remove("");
        return allowed;
    }

    private Ready page(SignedInUser user, AuthorizationRequest authorization, LocalTarget again) {
        String form = seal.seal(authorization, user.session(), again);
        String logout = desk.csrf().of(user.session(), LogoutEndpoint.PURPOSE);
        return PageResponses.answerLeadingOn(new ConsentPage(desk.site(), form, logout, asker(authorization), user.account().email().text(),
            permissions.asked(authorization.scopes()), again).html());
    }

    private static ConsentPage.Asker asker(AuthorizationRequest authorization) {
        Client client = authorization.client();
        return new ConsentPage.Asker(name(authorization), client.domain(), client.recorded(),
            RedirectTarget.of(authorization.redirectUri()));
    }

    private static String name(AuthorizationRequest authorization) {
        return UntrustedText.of(authorization.client().name(), UNNAMED);
    }
}
