package remotemcp.client.oauth.discovery;

import java.util.List;
import java.util.Optional;
import remotemcp.client.oauth.LoggableText;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.LoginException.Step;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.protocol.Pkce;

/// What an authorization server says of itself (RFC 8414 §2, OpenID Connect Discovery §3).
///
/// @param document as published, its `issuer` already compared
public record ServerMetadata(JsonObject document) {

    /// The endpoints of a server without metadata (MCP 2025-03-26).
    static ServerMetadata assumed(String origin) {
        return new ServerMetadata(JsonObject.builder().put("issuer", origin)
            .put("authorization_endpoint", origin + "/authorize").put("token_endpoint", origin + "/token")
            .put("registration_endpoint", origin + "/register")
            .put("code_challenge_methods_supported", JsonArray.of(Json.of(Pkce.METHOD))).build());
    }

    public String issuer() {
        return document.string("issuer").orElse("");
    }

    public Optional<String> endpoint(String name) {
        return document.string(name);
    }

    /// @throws LoginException when it is not there
    public String required(Step step, String endpoint) {
        return document.string(endpoint)
            .orElseThrow(() -> new LoginException(step, "the metadata of " + LoggableText.quoted(issuer()) + " names no " + endpoint));
    }

    public boolean has(String list, String value) {
        return ResourceMetadata.strings(document, list).contains(value);
    }

    public List<String> authenticationMethods() {
        return ResourceMetadata.strings(document, "token_endpoint_auth_methods_supported");
    }

    public boolean takesClientDocuments() {
        return document.bool("client_id_metadata_document_supported").orElse(false);
    }

    public boolean saysIssuerInAnswers() {
        return document.bool("authorization_response_iss_parameter_supported").orElse(false);
    }
}
