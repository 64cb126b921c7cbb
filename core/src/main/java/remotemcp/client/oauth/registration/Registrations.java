package remotemcp.client.oauth.registration;

import java.util.List;
import java.util.Optional;
import remotemcp.client.oauth.LoggableText;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.LoginException.Step;
import remotemcp.client.oauth.LoginPlatform;
import remotemcp.client.oauth.OAuthErrorTexts;
import remotemcp.client.oauth.discovery.MetadataDocuments;
import remotemcp.client.oauth.discovery.ResourceMetadata;
import remotemcp.client.oauth.discovery.ServerMetadata;
import remotemcp.client.oauth.discovery.UrlPolicy;
import remotemcp.http.HeaderList;
import remotemcp.http.Uri;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.platform.Outbound;
import remotemcp.platform.OutboundException;

/// Makes the client known to an authorization server, in the specification's order: registered by hand, by its own document, by asking for
/// a registration (RFC 7591). What one server gave is never shown to another.
public final class Registrations {
    private static final int MILLIS = 15_000;
    private static final int BYTES = 64 * 1024;
    /// It stands in the URL that a browser opens.
    private static final int LONGEST_ID = 8192;

    private final LoginPlatform world;
    private final UrlPolicy policy;
    private final ClientProfile profile;

    public Registrations(LoginPlatform world, UrlPolicy policy, ClientProfile profile) {
        this.world = world;
        this.policy = policy;
        this.profile = profile;
    }

    /// @param redirectUri empty for ways without redirects
    /// @param grants the grant types to be registered for
    /// @param earlier what this server gave before: taken again while it fits
    public ClientRegistration at(ServerMetadata server, String redirectUri, List<String> grants, Optional<ClientRegistration> earlier) {
        var proofs = new ClientAuthentication(world, profile.key());
        if (profile.given().isPresent()) {
            return given(profile.given().get(), server, proofs);
        }
        if (profile.document().isPresent() && server.takesClientDocuments()) {
            return ClientRegistration.known(profile.document().get(), Optional.empty(), proofs.method(server, Optional.empty()));
        }
        return earlier
            .filter(client -> client.dynamic() && client.redirectUri().equals(redirectUri) && client.expires() > world.clock().now())
            .orElseGet(() -> register(server, redirectUri, grants));
    }

    private static ClientRegistration given(ClientProfile.Given given, ServerMetadata server, ClientAuthentication proofs) {
        return ClientRegistration.known(given.id(), given.secret(), proofs.method(server, given.secret()));
    }

    private ClientRegistration register(ServerMetadata server, String redirectUri, List<String> grants) {
        String endpoint = server.endpoint("registration_endpoint").orElseThrow(() -> new LoginException(Step.REGISTRATION,
            LoggableText.quoted(server.issuer()) + " registers no clients by itself: register one there by hand and give its client id"));
        policy.check(Step.REGISTRATION, "registration endpoint", endpoint);
        String method = wishedMethod(server);
        Outbound.Reply reply = post(endpoint, request(redirectUri, grants, method));
        JsonObject answer = MetadataDocuments.object(Step.REGISTRATION, endpoint, reply).orElse(JsonObject.empty());
        if (reply.status() != 201 && reply.status() != 200) {
            throw OAuthErrorTexts.of(Step.REGISTRATION, endpoint, reply.status(), answer);
        }
        checkRedirect(answer, redirectUri);
        return registered(answer, redirectUri, answer.string("token_endpoint_auth_method").orElseGet(() -> meant(server, answer, method)));
    }

    /// A server may change what it was asked for (RFC 7591 §3.2.1). Codes that could only go elsewhere are none for us; the port of a loopback
    /// address may be left open (RFC 8252 §7.3).
    private static void checkRedirect(JsonObject answer, String redirectUri) {
        List<String> registered = ResourceMetadata.strings(answer, "redirect_uris");
        boolean isOurs = registered.isEmpty() || redirectUri.isEmpty() || registered.contains(redirectUri);
        for (String uri : isOurs ? List.<String>of() : registered) {
            isOurs |= Uri.parse(uri).filter(Uri::isLoopback)
                .filter(found -> found.path().equals(Uri.parse(redirectUri).map(Uri::path).orElse(""))).isPresent();
        }
        if (!isOurs) {
            throw new LoginException(Step.REGISTRATION,
                "the registration was made for another address than ours: " + LoggableText.quoted(registered.getFirst()));
        }
    }

    /// A server that gives a secret without saying how to show it means it, unless it takes clients without one.
    private static String meant(ServerMetadata server, JsonObject answer, String wished) {
        boolean isPublic = server.authenticationMethods().contains(ClientRegistration.NONE);
        return wished.equals(ClientRegistration.NONE) && answer.has("client_secret") && !isPublic ? ClientRegistration.BASIC : wished;
    }

    private JsonObject request(String redirectUri, List<String> grants, String method) {
        var request = JsonObject.builder().put("client_name", profile.name()).put("application_type", "native")
            .put("grant_types", JsonArray.ofStrings(grants)).put("token_endpoint_auth_method", method);
        if (!redirectUri.isEmpty()) {
            request.put("redirect_uris", JsonArray.of(Json.of(redirectUri))).put("response_types", JsonArray.of(Json.of("code")));
        }
        profile.scopes().ifPresent(scopes -> request.put("scope", joined(scopes)));
        return request.build();
    }

    private ClientRegistration registered(JsonObject answer, String redirectUri, String method) {
        String id = answer.string("client_id").filter(text -> !text.isEmpty() && text.length() <= LONGEST_ID)
            .orElseThrow(() -> new LoginException(Step.REGISTRATION, "the registration answered no client_id that can be used"));
        Optional<String> secret = answer.string("client_secret");
        long seconds = answer.integer("client_secret_expires_at").orElse(0);
        long expires = seconds <= 0 || seconds > Long.MAX_VALUE / 1000 ? Long.MAX_VALUE : seconds * 1000;
        return new ClientRegistration(id, secret, method, redirectUri, expires, true);
    }

    /// A client on somebody's computer keeps no secret from them: none, if the server lets it.
    private static String wishedMethod(ServerMetadata server) {
        List<String> taken = server.authenticationMethods();
        if (taken.isEmpty() || taken.contains(ClientRegistration.NONE)) {
            return ClientRegistration.NONE;
        }
        return taken.contains(ClientRegistration.BASIC) || !taken.contains(ClientRegistration.POST) ? ClientRegistration.BASIC
            : ClientRegistration.POST;
    }

    private Outbound.Reply post(String endpoint, JsonObject body) {
        HeaderList headers = HeaderList.empty().with("Content-Type", "application/json").with("Accept", "application/json");
        try {
            return world.outbound().send(new Outbound.Call("POST", endpoint, headers, body.bytes(), MILLIS, BYTES));
        } catch (OutboundException e) {
            throw new LoginException(Step.REGISTRATION, endpoint + ": " + e.getMessage());
        }
    }

    public static String joined(List<String> scopes) {
        var text = new StringBuilder();
        for (String scope : scopes) {
            text.append(text.isEmpty() ? "" : " ").append(scope);
        }
        return text.toString();
    }
}
