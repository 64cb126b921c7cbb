package remotemcp.blackbox;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// A registered public OAuth client as an MCP client has one: it registers, sends a person's browser to sign in, and redeems codes.
final class OAuthClient {
    static final String CALLBACK = "http://127.0.0.1:4711/callback";

    final Target target;
    final JsonObject metadata;
    final JsonObject registration;
    final Pkce pkce = Pkce.fresh();

    private OAuthClient(Target target, JsonObject metadata, JsonObject registration) {
        this.target = target;
        this.metadata = metadata;
        this.registration = registration;
    }

    static OAuthClient register(Target target) {
        return register(target, registrationBody());
    }

    static OAuthClient register(Target target, JsonObject body) {
        JsonObject metadata = Http.get(target.at("/.well-known/oauth-authorization-server")).json();
        Http.Answer answer = Http.postJson(URI.create(metadata.string("registration_endpoint").orElseThrow()), body);
        if (answer.status() != 201) {
            throw new AssertionError("registration: " + answer);
        }
        return new OAuthClient(target, metadata, answer.json());
    }

    static JsonObject registrationBody() {
        return JsonObject.builder()
            .put("client_name", "Black Box")
            .put("redirect_uris", JsonArray.of(Json.of(CALLBACK)))
            .put("grant_types", JsonArray.of(Json.of("authorization_code"), Json.of("refresh_token")))
            .put("response_types", JsonArray.of(Json.of("code")))
            .put("token_endpoint_auth_method", "none").build();
    }

    String id() {
        return registration.string("client_id").orElseThrow();
    }

    URI tokenEndpoint() {
        return URI.create(metadata.string("token_endpoint").orElseThrow());
    }

    /// The parameters of a correct authorization request, to be changed at will.
    Map<String, String> authorizationParameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("response_type", "code");
        parameters.put("client_id", id());
        parameters.put("redirect_uri", CALLBACK);
        parameters.put("state", "st-" + System.nanoTime());
        parameters.put("code_challenge", pkce.challenge());
        parameters.put("code_challenge_method", "S256");
        parameters.put("resource", target.mcp());
        return parameters;
    }

    URI authorizationUrl(Map<String, String> parameters) {
        return URI.create(metadata.string("authorization_endpoint").orElseThrow() + "?" + Http.form(parameters));
    }

    /// Goes to the authorization endpoint and signs in when asked; ends at the consent page.
    Browser.View consentPage(Browser browser, Map<String, String> parameters) {
        return signIn(browser, browser.open(authorizationUrl(parameters)));
    }

    Browser.View signIn(Browser browser, Browser.View view) {
        if (view.page().selectFirst("input[name=password]") == null) {
            return view;
        }
        return browser.submit(view, view.form("password"), Map.of("email", target.email(), "password", target.password()));
    }

    /// Presses the first button of that caption on the page's forms.
    static Browser.View press(Browser browser, Browser.View view, String caption) {
        var button = view.page().select("form button, form input[type=submit]").stream()
            .filter(element -> (element.text() + element.val()).toLowerCase().contains(caption.toLowerCase())).findFirst()
            .orElseThrow(() -> new AssertionError("no button " + caption + ": " + view.answer().text()));
        var fields = new LinkedHashMap<String, String>();
        if (!button.attr("name").isEmpty()) {
            fields.put(button.attr("name"), button.val());
        }
        return browser.submit(view, button.closest("form"), fields);
    }

    /// A person signs in and allows everything; answers the callback's parameters.
    Map<String, String> authorize(Browser browser) {
        return allow(browser, consentPage(browser, authorizationParameters()));
    }

    /// Allows everything on the consent page; answers the callback's parameters.
    static Map<String, String> allow(Browser browser, Browser.View consent) {
        return callback(press(browser, consent, "Allow"));
    }

    String code(Browser browser) {
        Map<String, String> callback = authorize(browser);
        if (!callback.containsKey("code")) {
            throw new AssertionError("no code: " + callback);
        }
        return callback.get("code");
    }

    static Map<String, String> callback(Browser.View view) {
        String address = view.address().toString();
        if (!address.startsWith(CALLBACK)) {
            throw new AssertionError("not at the callback but " + address + ": " + view.answer().text());
        }
        var parameters = new LinkedHashMap<String, String>();
        for (String pair : address.substring(address.indexOf('?') + 1).split("&")) {
            String[] parts = pair.split("=", 2);
            String before = parameters.put(decode(parts[0]), decode(parts[1]));
            if (before != null) {
                throw new AssertionError("repeated " + parts[0] + " in " + address);
            }
        }
        return parameters;
    }

    /// The form of a correct code redemption, to be changed at will.
    Map<String, String> redemption(String code) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", CALLBACK);
        form.put("client_id", id());
        form.put("code_verifier", pkce.verifier());
        form.put("resource", target.mcp());
        return form;
    }

    Http.Answer redeem(String code) {
        return Http.postForm(tokenEndpoint(), redemption(code));
    }

    Http.Answer refresh(String refreshToken) {
        return Http.postForm(tokenEndpoint(), Map.of("grant_type", "refresh_token", "refresh_token", refreshToken, "client_id", id()));
    }

    Http.Answer revoke(String token) {
        URI endpoint = URI.create(metadata.string("revocation_endpoint").orElseThrow());
        return Http.postForm(endpoint, Map.of("token", token, "client_id", id()));
    }

    /// The token response of a whole login in a new browser.
    JsonObject login() {
        Http.Answer answer = redeem(code(new Browser(target.base())));
        if (answer.status() != 200) {
            throw new AssertionError("token: " + answer);
        }
        return answer.json();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
