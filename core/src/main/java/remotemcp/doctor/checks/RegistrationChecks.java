package remotemcp.doctor.checks;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import remotemcp.client.oauth.Form;
import remotemcp.client.wire.Printable;
import remotemcp.doctor.http.ProbeRequest;
import remotemcp.doctor.http.ProbeResponse;
import remotemcp.doctor.play.ClientApp;
import remotemcp.doctor.play.Metadata;
import remotemcp.doctor.play.RegisteredClient;
import remotemcp.doctor.report.Finding;
import remotemcp.doctor.report.Severity;
import remotemcp.json.JsonObject;

/// How programs become clients (RFC 7591), and what the token endpoint tells those it does not know.
final class RegistrationChecks {
    private static final Set<ClientApp> WITH_DOCUMENT = EnumSet.of(ClientApp.CLAUDE, ClientApp.CHATGPT, ClientApp.VS_CODE);
    private static final String NOBODY = "remote-mcp-doctor-unknown-client";

    private RegistrationChecks() {
    }

    static Finding register(ExaminationContext context, ClientApp app) {
        if (context.metadata().endpoint("registration_endpoint").isEmpty()) {
            return Finding.skipped("there is no registration endpoint");
        }
        ProbeResponse response = context.registrar().register(app.registration(),
            "registers as " + app.title() + " does, with " + String.join(" and ", app.redirectUris()));
        Optional<JsonObject> client =
            response.isSuccess() ? response.json().filter(json -> json.string("client_id").isPresent()) : Optional.empty();
        if (client.isPresent()
            && (!client.get().has("redirect_uris") || Metadata.strings(client.get(), "redirect_uris").containsAll(app.redirectUris()))) {
            return Finding.healthy("HTTP " + response.status() + " with a client_id");
        }
        boolean hasOtherWay = WITH_DOCUMENT.contains(app) && context.metadata().takesDocuments();
        return new Finding.Complaint(hasOtherWay ? Severity.WARNING : Severity.FAILURE, response.request().described(),
            response.described(),
            "")
            .why(hasOtherWay ? app.title() + " can still be known by its document, but falls back to registration when that fails."
                : app.title() + " cannot become a client: its user sees an error before any login.")
            .fix(registrationCure(app, response));
    }

    private static String registrationCure(ClientApp app, ProbeResponse response) {
        boolean isRefused = response.status() == 401 || response.status() == 403 || response.status() == 429;
        String redirects =
            ClientApp.loopback().contains(app) ? "http on loopback (127.0.0.1, localhost, [::1]) with any port, as RFC 8252 §7.3 has it"
                : app == ClientApp.CURSOR ? "the app's own scheme cursor:" : "https";
        return isRefused
            ? "Let anybody register without a token and without a challenge for browsers; limit by address and size instead, and store nothing before a person has consented."
            : "Answer 201 with client_id and the metadata as registered, and allow these redirect_uris: " + redirects
                + ". The body was:\n  " + app.registration().text();
    }

    static Finding method(ExaminationContext context) {
        Optional<RegisteredClient> own = context.registrar().own();
        if (own.isEmpty()) {
            return Finding.skipped("the server registers no client for the doctor");
        }
        String method = own.get().answer().string("token_endpoint_auth_method").orElse("");
        boolean wantsSecret = !method.equals("none");
        if (method.isEmpty()) {
            return Finding
                .warning("registered with \"token_endpoint_auth_method\": \"none\"", "an answer without token_endpoint_auth_method")
                .why("The default is client_secret_basic: a client that goes by the answer then shows a secret that it does not have.")
                .fix(METHOD_CURE);
        }
        return wantsSecret && own.get().secret().isEmpty()
            ? Finding
                .failure("registered with \"token_endpoint_auth_method\": \"none\"",
                    "\"" + Printable.of(method) + "\" and no client_secret")
                .why("The client shall authenticate with a secret that it was not given.").fix(METHOD_CURE)
            : Finding.healthy(Printable.of(method));
    }

    private static final String METHOD_CURE =
        "Echo the effective method: \"token_endpoint_auth_method\": \"none\", and then take the client at the token endpoint without a secret; "
            + "or answer another one together with client_secret and client_secret_expires_at.";

    static Finding tokenErrors(ExaminationContext context) {
        if (context.registrar().own().isEmpty()) {
            return Finding.skipped("the server registers no client for the doctor");
        }
        ProbeResponse response = wrongCode(context);
        boolean isError = response.status() >= 400 && response.status() < 500 && !response.oauthError().isEmpty();
        return isError && response.isJson() ? Finding.healthy(response) : Finding.failure(response)
            .why(
                "Clients read error in JSON and act on it: register again, refresh, ask the person. What they cannot read they show as a broken server.")
            .fix(
                "Answer with HTTP 400, Content-Type: application/json, Cache-Control: no-store and\n  {\"error\": \"invalid_grant\", \"error_description\": \"…\"}\n(a framework's error page stands in the way: exclude the token endpoint from it).");
    }

    private static ProbeResponse wrongCode(ExaminationContext context) {
        Form form = Form.of("grant_type", "authorization_code").with("code", "remote-mcp-doctor-knows-no-code")
            .with("redirect_uri", context.registrar().own().orElseThrow().redirectUri())
            .with("code_verifier", context.login().proof().verifier());
        return context.probe().ask(context.login().asClient(form, "a code that does not exist"));
    }

    static Finding unknownClient(ExaminationContext context) {
        Form form =
            Form.of("grant_type", "refresh_token").with("refresh_token", "remote-mcp-doctor-knows-no-token").with("client_id", NOBODY);
        ProbeResponse response = context.probe()
            .ask(
                ProbeRequest.form(context.metadata().endpoint("token_endpoint").orElse(""), form).named("a client_id that does not exist"));
        boolean isTold = response.oauthError().equals("invalid_client");
        if (isTold && response.status() == 401) {
            return Finding.healthy(response);
        }
        String cure =
            "Answer an unknown client_id at the token endpoint with HTTP 401, Content-Type: application/json and\n  {\"error\": \"invalid_client\"}";
        return isTold
            ? Finding.warning(response).why("Claude registers again when it reads 401 invalid_client, and at no other status.").fix(cure)
            : Finding.warning(response).why(
                "A client that the server has forgotten, after a move of its database or a clean-up, is never told so: it shows the same client_id for ever and its user cannot get in again.")
                .fix(cure);
    }
}
