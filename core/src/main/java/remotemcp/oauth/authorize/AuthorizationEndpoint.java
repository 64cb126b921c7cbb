package remotemcp.oauth.authorize;

import java.util.Optional;
import remotemcp.http.BodyLimit;
import remotemcp.http.ClientNetworks;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.Parameters;
import remotemcp.oauth.ClientDocumentException;
import remotemcp.oauth.OAuthException;
import remotemcp.oauth.OAuthSettings;
import remotemcp.oauth.client.Clients;

/// `GET|POST /authorize` (OAuth 2.1 §3.1): checks the request, then hands it to the pages. Keeps nothing: what a stranger asks is
/// stored only once a person has consented.
public final class AuthorizationEndpoint implements HttpHandler {
    private static final int LARGEST = 64 * 1024;

    private final AuthorizationRequestChecks checks;
    private final Interaction interaction;
    private final String issuer;
    private final RedirectTrust trust;

    public AuthorizationEndpoint(OAuthSettings settings, Clients clients, Interaction interaction) {
        checks = new AuthorizationRequestChecks(settings, clients);
        issuer = settings.issuer();
        trust = new RedirectTrust(settings.documents());
        this.interaction = interaction;
    }

    /// What a form may carry that asks with POST.
    public static BodyLimit limit(Interaction interaction) {
        return BodyLimit.open(LARGEST, head -> HttpResponse.waiting(
            () -> interaction.refuse(head, new OAuthException(413, "invalid_request", "The parameters have more than 64 kB")))
            .map(AuthorizationEndpoint::unseen));
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        if (!request.method().equals("GET") && !request.method().equals("POST")) {
            return HttpResponse.of(405).header("Allow", "GET, POST");
        }
        return HttpResponse.waiting(() -> answer(request)).map(AuthorizationEndpoint::unseen);
    }

    private HttpResponse answer(HttpRequest request) {
        try {
            return answer(request, parameters(request));
        } catch (OAuthException reason) {
            return interaction.refuse(request, reason);
        }
    }

    /// @throws OAuthException when it is not known where the answer belongs
    private HttpResponse answer(HttpRequest request, Parameters asked) {
        AuthorizationRequestChecks.Asker asker;
        try {
            asker = checks.asker(asked, ClientNetworks.of(request.peer()));
        } catch (ClientDocumentException reason) {
            return checks.local(asked, reason.lastKnown()).map(known -> failed(request, known, reason)).orElseThrow(() -> reason);
        }
        AuthorizationRequest authorization;
        try {
            authorization = checks.request(asker, asked);
        } catch (OAuthException reason) {
            return failed(request, asker, reason);
        }
        return interaction.begin(request, authorization);
    }

    private HttpResponse failed(HttpRequest request, AuthorizationRequestChecks.Asker asker, OAuthException reason) {
        String location = AuthorizationResponse.error(issuer, asker.redirectUri(), asker.state(), reason);
        if (trust.allows(asker.client(), asker.redirectUri())) {
            return HttpResponse.redirect(location);
        }
        return interaction.fail(request, new AuthorizationFailure(asker.client(), asker.redirectUri(), reason, location));
    }

    private static Parameters parameters(HttpRequest request) {
        boolean isForm = request.method().equals("POST");
        if (isForm && !request.query().isEmpty()) {
            throw new OAuthException("invalid_request", "Parameters are in the query and in the form; they belong in one of them");
        }
        Optional<Parameters> parameters = isForm ? Parameters.ofForm(request, LARGEST) : Parameters.ofQuery(request);
        return parameters.orElseThrow(() -> new OAuthException("invalid_request", "The parameters cannot be read"));
    }

    /// Neither caches nor the next site learn what is in these URLs.
    private static HttpResponse.Ready unseen(HttpResponse.Ready response) {
        return response.header("Cache-Control", "no-store").header("Referrer-Policy", "no-referrer");
    }
}
