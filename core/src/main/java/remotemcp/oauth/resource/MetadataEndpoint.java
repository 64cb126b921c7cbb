package remotemcp.oauth.resource;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.oauth.OAuthSettings;
import remotemcp.oauth.client.ClientAuthMethod;
import remotemcp.protocol.Pkce;
import remotemcp.protocol.WellKnownPaths;

/// Answers the discovery URLs: protected resource metadata (RFC 9728) and authorization server metadata (RFC 8414) in their root, path
/// and OpenID spellings. All values come from the settings, never from the request.
public final class MetadataEndpoint implements HttpHandler {
    private final OAuthSettings settings;
    private final Resources resources;
    private final Scopes scopes;
    private final HttpResponse.Ready server;
    private final List<String> serverPaths;

    public MetadataEndpoint(OAuthSettings settings) {
        this.settings = settings;
        resources = new Resources(settings);
        scopes = new Scopes(settings.scopes());
        server = document(authorizationServer());
        String path = settings.issuer().substring(Resources.origin(settings.issuer()).length());
        serverPaths = List.of(WellKnownPaths.AUTHORIZATION_SERVER, WellKnownPaths.OPENID, WellKnownPaths.AUTHORIZATION_SERVER + path,
            WellKnownPaths.OPENID + path, path + WellKnownPaths.OPENID);
    }

    public Set<String> paths() {
        var paths = new LinkedHashSet<>(serverPaths);
        paths.addAll(resources.metadataPaths());
        return paths;
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return HttpResponse.of(405).header("Allow", "GET, HEAD, OPTIONS");
        }
        if (serverPaths.contains(request.path())) {
            return server;
        }
        Optional<String> resource = resources.describedAt(request.path());
        return resource.isPresent() ? document(protectedResource(resource.get())) : HttpResponse.text(404, "Not found");
    }

    private JsonObject protectedResource(String resource) {
        return JsonObject.builder()
            .put("resource", resource)
            .put("authorization_servers", JsonArray.ofStrings(List.of(settings.issuer())))
            .put("scopes_supported", JsonArray.ofStrings(scopes.ofResource()))
            .put("bearer_methods_supported", JsonArray.ofStrings(List.of("header")))
            .put("resource_name", settings.name())
            .build();
    }

    private JsonObject authorizationServer() {
        JsonArray methods =
            JsonArray.ofStrings(List.of(ClientAuthMethod.NONE.wire(), ClientAuthMethod.BASIC.wire(), ClientAuthMethod.POST.wire()));
        var metadata = JsonObject.builder()
            .put("issuer", settings.issuer())
            .put("authorization_endpoint", settings.issuer() + "/authorize")
            .put("token_endpoint", settings.issuer() + "/token");
        if (settings.registration()) {
            metadata.put("registration_endpoint", settings.issuer() + "/register");
        }
        return metadata
            .put("revocation_endpoint", settings.issuer() + "/revoke")
            .put("scopes_supported", JsonArray.ofStrings(scopes.ofServer()))
            .put("response_types_supported", JsonArray.ofStrings(List.of("code")))
            .put("response_modes_supported", JsonArray.ofStrings(List.of("query")))
            .put("grant_types_supported", JsonArray.ofStrings(List.of("authorization_code", "refresh_token")))
            .put("token_endpoint_auth_methods_supported", methods)
            .put("revocation_endpoint_auth_methods_supported", methods)
            .put("code_challenge_methods_supported", JsonArray.ofStrings(List.of(Pkce.METHOD)))
            .put("authorization_response_iss_parameter_supported", true)
            .put("client_id_metadata_document_supported", settings.documents().isOffered())
            .build();
    }

    private static HttpResponse.Ready document(JsonObject metadata) {
        return HttpResponse.json(200, metadata).header("Cache-Control", "public, max-age=300");
    }
}
