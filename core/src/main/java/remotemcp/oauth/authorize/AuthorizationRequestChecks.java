package remotemcp.oauth.authorize;

import java.util.List;
import java.util.Optional;
import remotemcp.http.ClientNetworks;
import remotemcp.http.Parameters;
import remotemcp.oauth.OAuthException;
import remotemcp.oauth.OAuthSettings;
import remotemcp.oauth.client.Client;
import remotemcp.oauth.client.Clients;
import remotemcp.oauth.client.RedirectRules;
import remotemcp.oauth.resource.Resources;
import remotemcp.oauth.resource.Scopes;
import remotemcp.protocol.Pkce;
import remotemcp.protocol.ScopeTokens;

/// The checks of an authorization request (OAuth 2.1 §4.1.1, RFC 7636, RFC 8707), in the order in which they are made.
final class AuthorizationRequestChecks {
    private static final int LONGEST_STATE = 4096;

    private final Clients clients;
    private final Resources resources;
    private final Scopes scopes;

    AuthorizationRequestChecks(OAuthSettings settings, Clients clients) {
        this.clients = clients;
        resources = new Resources(settings);
        scopes = new Scopes(settings.scopes());
    }

    /// Who asks and where the answer goes. Until this is known, a failure is told to the person and sent nowhere: a redirect to an
    /// unproven address is what attackers look for.
    record Asker(Client client, String redirectUri, Optional<String> state) {
    }

    /// @param networks where the request comes from
    Asker asker(Parameters asked, ClientNetworks networks) {
        checkOnce(asked);
        Client client = client(asked, networks);
        String redirectUri = redirectUri(asked, client);
        Optional<String> state = state(asked);
        return new Asker(client, redirectUri, state);
    }

    /// Where a client whose document cannot be used is told so: an address of the person's own computer that its document had when it was last
    /// known. Any other address may be in other hands by now, so a failure is not sent there (RFC 9700 §4.11.2).
    ///
    /// @param lastKnown the client as it was
    Optional<Asker> local(Parameters asked, Optional<Client> lastKnown) {
        return lastKnown.filter(client -> find(asked, "redirect_uri")
            .filter(uri -> RedirectRules.isLoopbackHttp(uri) && RedirectRules.isRegistered(client.redirectUris(), uri)).isPresent())
            .map(client -> new Asker(client, redirectUri(asked, client), state(asked)));
    }

    /// The whole request. From here on failures go to the client.
    AuthorizationRequest request(Asker asker, Parameters asked) {
        checkResponse(asked);
        String challenge = challenge(asked);
        String resource = resource(asked);
        List<String> wish = scopes(asked);
        return new AuthorizationRequest(asker.client(), asker.redirectUri(), asker.state(), wish, challenge, resource);
    }

    /// Two of one name are read differently by different parsers. Several resources have an error of their own (RFC 8707 §2).
    private static void checkOnce(Parameters asked) {
        for (Parameters.Parameter parameter : asked.list()) {
            if (!parameter.name().equals("resource") && asked.all(parameter.name()).size() > 1) {
                throw invalid("A parameter is given twice");
            }
        }
    }

    private Client client(Parameters asked, ClientNetworks networks) {
        String id = find(asked, "client_id").orElseThrow(() -> invalid("The request has no client_id"));
        return clients.find(id, networks).orElseThrow(() -> new OAuthException("invalid_client",
            "This server does not know the app that sent you here. Remove the server in the app, then connect again"));
    }

    private static String redirectUri(Parameters asked, Client client) {
        Optional<String> uri = find(asked, "redirect_uri");
        if (uri.isEmpty() && client.redirectUris().size() == 1) {
            return client.redirectUris().getFirst();
        }
        String asks = uri.orElseThrow(() -> invalid("The request has no redirect_uri"));
        if (!RedirectRules.isRegistered(client.redirectUris(), asks)) {
            throw new OAuthException("invalid_redirect_uri", "Invalid redirect URI: the app did not register this redirect_uri");
        }
        return asks;
    }

    private static Optional<String> state(Parameters asked) {
        Optional<String> state = find(asked, "state");
        if (state.orElse("").length() > LONGEST_STATE) {
            throw invalid("The state is too long");
        }
        return state;
    }

    private static void checkResponse(Parameters asked) {
        String type = find(asked, "response_type").orElseThrow(() -> invalid("The request has no response_type"));
        if (!type.equals("code")) {
            throw new OAuthException("unsupported_response_type", "response_type has to be code");
        }
        if (!find(asked, "response_mode").orElse("query").equals("query")) {
            throw invalid("response_mode has to be query");
        }
    }

    /// An omitted method would mean plain (RFC 7636 §4.3), which protects nobody who watches.
    private static String challenge(Parameters asked) {
        String challenge = find(asked, "code_challenge").orElseThrow(() -> invalid("PKCE is needed: code_challenge is missing"));
        if (!find(asked, "code_challenge_method").orElse("plain").equals(Pkce.METHOD)) {
            throw invalid("PKCE is needed with code_challenge_method S256");
        }
        if (!Pkce.isChallenge(challenge)) {
            throw invalid("code_challenge has to be a SHA-256 hash in base64url");
        }
        return challenge;
    }

    private String resource(Parameters asked) {
        List<String> named = asked.all("resource").stream().filter(value -> !value.isEmpty()).toList();
        if (named.isEmpty()) {
            return resources.canonical();
        }
        return Optional.of(named.getFirst()).filter(first -> named.size() == 1).flatMap(resources::find)
            .orElseThrow(() -> new OAuthException("invalid_target", "resource has to be " + resources.canonical()));
    }

    private List<String> scopes(Parameters asked) {
        List<String> wish = ScopeTokens.parse(find(asked, "scope").orElse(""))
            .orElseThrow(() -> new OAuthException("invalid_scope", "The scope has a character that no scope may have"));
        return scopes.grantable(wish);
    }

    /// A parameter without a value counts as left out (RFC 6749 §3.1).
    private static Optional<String> find(Parameters asked, String name) {
        return asked.find(name).filter(value -> !value.isEmpty());
    }

    private static OAuthException invalid(String why) {
        return new OAuthException("invalid_request", why);
    }
}
