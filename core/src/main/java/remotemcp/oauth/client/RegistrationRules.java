package remotemcp.oauth.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import remotemcp.http.Uri;
import remotemcp.json.Json;
import remotemcp.json.JsonNull;
import remotemcp.json.JsonObject;
import remotemcp.oauth.OAuthException;

/// What of a client's own metadata is accepted (RFC 7591 §2, OpenID Connect Registration §2 for `application_type`). Members that are
/// not named here are ignored: nothing a stranger writes makes a client trusted, and no URL of his is ever fetched or shown as a picture.
final class RegistrationRules {
    private static final int LONGEST_LINK = 500;
    private static final Set<String> WEB = Set.of("http", "https");

    private RegistrationRules() {
    }

    /// Refuses metadata that no client may have.
    static Registration read(JsonObject metadata, long now) {
        refuseStatement(metadata);
        List<String> redirects = strings(metadata, "redirect_uris").orElse(List.of());
        RedirectRules.check(redirects);
        checkApplicationType(metadata, redirects);
        checkGrants(metadata);
        checkLinks(metadata);
        return new Registration(name(metadata, redirects), redirects, authMethod(metadata), link(metadata, "client_uri"), now);
    }

    private static void refuseStatement(JsonObject metadata) {
        if (metadata.has("software_statement")) {
            throw new OAuthException("unapproved_software_statement", "This server trusts no issuer of software statements");
        }
    }

    private static void checkApplicationType(JsonObject metadata, List<String> redirects) {
        Optional<String> type = string(metadata, "application_type");
        if (type.isPresent() && !type.get().equals("web") && !type.get().equals("native")) {
            throw invalid("application_type has to be web or native");
        }
        if (type.isPresent() && type.get().equals("web") && !redirects.stream().allMatch(RegistrationRules::isWeb)) {
            throw new OAuthException("invalid_redirect_uri", "A redirect URI with an app's own scheme needs the application_type native");
        }
    }

    /// More than we offer may be listed, as clients list what any server might want; what they cannot do without must be there.
    private static void checkGrants(JsonObject metadata) {
        List<String> grants = strings(metadata, "grant_types").orElse(List.of("authorization_code"));
        if (!grants.contains("authorization_code") && !grants.isEmpty()) {
            throw invalid("grant_types must have authorization_code");
        }
        List<String> responses = strings(metadata, "response_types").orElse(List.of("code"));
        if (!responses.contains("code") && !responses.isEmpty()) {
            throw invalid("response_types must have code");
        }
    }

    private static ClientAuthMethod authMethod(JsonObject metadata) {
        String wire = string(metadata, "token_endpoint_auth_method").orElse(ClientAuthMethod.BASIC.wire());
        return ClientAuthMethod.find(wire)
            .orElseThrow(() -> invalid("token_endpoint_auth_method has to be none, client_secret_basic or client_secret_post"));
    }

    /// `javascript:` in any of them is an attack on whoever shows the link, here or later.
    private static void checkLinks(JsonObject metadata) {
        for (String key : List.of("client_uri", "logo_uri", "tos_uri", "policy_uri")) {
            link(metadata, key);
        }
    }

    private static Optional<String> link(JsonObject metadata, String key) {
        Optional<String> text = string(metadata, key).filter(value -> !value.isEmpty());
        if (text.isPresent() && (text.get().length() > LONGEST_LINK || !isWeb(text.get()))) {
            throw invalid(key + " has to be an http or https URL of at most " + LONGEST_LINK + " characters");
        }
        return text;
    }

    private static boolean isWeb(String text) {
        return Uri.parse(text).filter(uri -> WEB.contains(uri.scheme()) && !uri.host().isEmpty()).isPresent();
    }

    private static String name(JsonObject metadata, List<String> redirects) {
        String name = DisplayName.of(string(metadata, "client_name").orElse(""));
        if (!name.isEmpty()) {
            return name;
        }
        return Uri.parse(redirects.getFirst()).map(Uri::host).filter(host -> !host.isEmpty()).orElse("Unnamed app");
    }

    private static Optional<String> string(JsonObject metadata, String key) {
        Optional<Json> value = present(metadata, key);
        if (value.isPresent() && value.get().asString().isEmpty()) {
            throw invalid(key + " has to be a string");
        }
        return value.flatMap(Json::asString);
    }

    private static Optional<List<String>> strings(JsonObject metadata, String key) {
        Optional<Json> value = present(metadata, key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        var strings = new ArrayList<String>();
        for (Json item : value.get().asArray().orElseThrow(() -> invalid(key + " has to be an array"))) {
            strings.add(item.asString().orElseThrow(() -> invalid(key + " has to be an array of strings")));
        }
        return Optional.of(List.copyOf(strings));
    }

    private static Optional<Json> present(JsonObject metadata, String key) {
        return metadata.find(key).filter(value -> !(value instanceof JsonNull));
    }

    private static OAuthException invalid(String why) {
        return new OAuthException("invalid_client_metadata", why);
    }
}
