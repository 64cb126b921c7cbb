package remotemcp.doctor.checks;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import remotemcp.client.oauth.Form;
import remotemcp.client.wire.Printable;
import remotemcp.doctor.http.ProbeRequest;
import remotemcp.doctor.http.ProbeResponse;
import remotemcp.doctor.play.LoginFlow;
import remotemcp.doctor.play.McpCalls;
import remotemcp.doctor.play.Rpc;
import remotemcp.doctor.report.Finding;
import remotemcp.doctor.report.Severity;
import remotemcp.http.Parameters;
import remotemcp.json.Json;
import remotemcp.json.JsonException;
import remotemcp.json.JsonObject;
import remotemcp.platform.Base64Url;

/// The login of a person and the life of its tokens. Of tokens nothing is ever shown.
final class TokenChecks {
    private static final String ELSEWHERE = "https://remote-mcp-doctor.invalid/mcp";
    /// How often a revoked token is tried, with a second between: some servers trust one for a moment.
    private static final int TRIES = 5;

    private TokenChecks() {
    }

    static Finding login(ExaminationContext context) {
        if (context.options().bringsToken()) {
            return Finding.skipped("a token was given");
        }
        if (context.options().browser().isEmpty()) {
            return Finding.skipped("nobody signed in: --login opens a browser");
        }
        if (context.registrar().own().isEmpty()) {
            return Finding.skipped("the server registers no client for the doctor");
        }
        Optional<LoginFlow.Return> back = context.login().back();
        String came = back.isEmpty() ? context.login().failure().orElse("nobody came back")
            : back.get().answer().find("error").map(error -> "error=" + error
                + back.get().answer().find("error_description").map(words -> ", " + words).orElse("")).orElse("no code");
        return back.flatMap(LoginFlow.Return::code).isPresent() ? Finding.healthy("a code and the right state") : Finding
            .failure("sent a person to the authorization endpoint", Printable.of(came))
            .why("Every client stops here.").fix(
                "Walk the login in a browser and read the server's log of it: sign in, consent, and then a 302 or 303 to the client's redirect_uri with code and state. "
                    + "A page's Content-Security-Policy: form-action must not forbid that redirect.");
    }

    static Finding iss(ExaminationContext context) {
        Parameters answer = context.login().back().orElseThrow().answer();
        Optional<String> said = answer.find("iss");
        boolean isAnnounced =
            context.metadata().server().flatMap(found -> found.bool("authorization_response_iss_parameter_supported")).orElse(false);
        String issuer = context.metadata().issuer();
        if (said.isEmpty() && !isAnnounced) {
            return Finding.skipped("the server does not say that it does");
        }
        return said.isPresent() && said.get().equals(issuer) ? Finding.healthy(Printable.of(issuer))
            : Finding.failure("sent a person to the authorization endpoint",
                said.map(text -> "iss=" + Printable.of(text)).orElse("no iss"))
                .why("Clients of 2026-07-28 refuse the answer: it may be another server's.").fix("Send iss=" + issuer + " to the letter.");
    }

    static Finding token(ExaminationContext context) {
        ProbeResponse probeResponse = context.login().redeemed().orElseThrow();
        return context.login().tokens().isPresent() ? Finding.healthy("HTTP " + probeResponse.status() + " with an access_token") : Finding
            .failure(probeResponse)
            .why("Every client stops here.").fix(
                "Answer the code, sent as a form with client_id, redirect_uri, code_verifier and resource, with HTTP 200, Content-Type: application/json and\n"
                    + "  {\"access_token\": \"…\", \"token_type\": \"Bearer\", \"expires_in\": 3600, \"refresh_token\": \"…\"}");
    }

    static Finding response(ExaminationContext context) {
        ProbeResponse probeResponse = context.login().redeemed().orElseThrow();
        JsonObject tokens = probeResponse.json().orElseThrow();
        String lacking = !tokens.string("token_type").orElse("").equalsIgnoreCase("Bearer") ? "token_type is not Bearer"
            : tokens.integer("expires_in").orElse(0) <= 0 ? "no expires_in"
                : probeResponse.headers().find("Cache-Control").orElse("").indexOf("no-store") < 0 ? "no Cache-Control: no-store" : "";
        return lacking.isEmpty() ? Finding.healthy("Bearer, " + tokens.integer("expires_in").orElse(0) + " seconds, not cached")
            : Finding.warning(probeResponse.request().described(), lacking)
                .why("Clients cannot tell when to refresh, or a cache on the way keeps the token.")
                .fix("Answer with \"token_type\": \"Bearer\", \"expires_in\": 3600 (a number) and Cache-Control: no-store.");
    }

    static Finding once(ExaminationContext context) {
        LoginFlow.Return back = context.login().back().orElseThrow();
        Form form = Form.of("grant_type", "authorization_code").with("code", back.code().orElse(""))
            .with("redirect_uri", context.registrar().own().orElseThrow().redirectUri())
            .with("code_verifier", back.proof().verifier()).with("resource", context.metadata().resourceName());
        ProbeResponse probeResponse = context.probe().ask(context.login().asClient(form, "the same code again"));
        return !probeResponse.isSuccess() ? Finding.healthy(probeResponse)
            : Finding.risk(probeResponse.request().described(), "another token")
                .why("Who finds a code in a log or history gets in with it.")
                .fix("Redeem a code once, and revoke its tokens when it comes again (OAuth 2.1 §4.1.3).");
    }

    static Finding refresh(ExaminationContext context) {
        Optional<String> token = refreshToken(context);
        if (token.isEmpty()) {
            return Finding.warning("redeemed the code", "no refresh_token")
                .why("People log in again each time the access token ends; Claude shows the connection as broken meanwhile.")
                .fix("Issue a refresh_token with the first token, to public clients too, and rotate it.");
        }
        ProbeResponse probeResponse = context.login().refresh(token.get(), context.metadata().resourceName());
        Optional<JsonObject> fresh =
            probeResponse.isSuccess() ? probeResponse.json().filter(json -> json.string("access_token").isPresent()) : Optional.empty();
        fresh.ifPresent(tokens -> context.login().refreshed(token.get(), tokens));
        return fresh.isPresent() ? Finding.healthy("HTTP 200 with an access_token") : Finding.warning(probeResponse)
            .why("The connection ends with the first access token.")
            .fix("Answer grant_type=refresh_token with refresh_token, client_id and resource as you answer a code.");
    }

    static Finding rotation(ExaminationContext context) {
        Optional<String> before = context.login().spent();
        if (before.isEmpty()) {
            return Finding.skipped("there is no refresh token");
        }
        boolean isOther = !refreshToken(context).equals(before);
        return isOther ? Finding.healthy("it is")
            : Finding.warning("refreshed", "the same refresh token")
                .why("A stolen one is good for ever, and nobody notices (OAuth 2.1 §4.3.1: for public clients it must rotate).")
                .fix("Issue another refresh_token with each refresh, and end the family when a spent one comes back later.");
    }

    static Finding grace(ExaminationContext context) {
        Optional<String> before = context.login().spent();
        if (before.isEmpty()) {
            return Finding.skipped("there is no refresh token");
        }
        ProbeResponse probeResponse = context.login().refresh(before.get(), context.metadata().resourceName());
        if (probeResponse.isSuccess()) {
            probeResponse.json().filter(json -> json.string("access_token").isPresent()).ifPresent(context.login()::renewed);
            return Finding.healthy("a refresh token that was just spent is answered once more");
        }
        return Finding.warning(probeResponse).why(
            "Programs that share a login, as several windows of Claude Code do, refresh at the same moment; the second one is logged out, and with it often all.")
            .fix(
                "For some 30 seconds answer a refresh token that was just spent with the same successor as before; end the family only when it comes later.");
    }

    static Finding audience(ExaminationContext context) {
        Optional<String> token = refreshToken(context);
        if (token.isEmpty()) {
            return Finding.skipped("there is no refresh token");
        }
        ProbeResponse probeResponse = context.login().refresh(token.get(), ELSEWHERE);
        Optional<JsonObject> other =
            probeResponse.isSuccess() ? probeResponse.json().filter(json -> json.string("access_token").isPresent()) : Optional.empty();
        if (other.isEmpty()) {
            return Finding.healthy(probeResponse);
        }
        context.login().refreshed(token.get(), other.get());
        String access = other.get().string("access_token").orElse("");
        ProbeResponse use =
            context.probe()
                .ask(Rpc.initialize(context.url(), McpCalls.LEGACY).with(LoginFlow.bearer(access)).named("initialize with that token"));
        context.calls().opened(use);
        if (use.status() == 401 || use.status() == 403) {
            return Finding.healthy(use);
        }
        return new Finding.Complaint(namesElsewhere(access) ? Severity.RISK : Severity.WARNING,
            "asked for a token with resource=" + ELSEWHERE + ", then used it here", use.described(), "")
            .why(
                "A token that was asked for another server opens this one. Then a token that some other server was given, or caught, does too.")
            .fix(
                "In the authorization server, answer a resource that is not yours with 400 {\"error\": \"invalid_target\"} and put the right one into the token (aud); here, refuse tokens whose audience is not "
                    + context.metadata().resourceName() + ".");
    }

    /// Whether it is a JWT whose `aud` says that it is for the other resource.
    private static boolean namesElsewhere(String token) {
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        if (first < 0 || second < 0) {
            return false;
        }
        try {
            return Base64Url.decode(token.substring(first + 1, second))
                .map(bytes -> Json.parse(new String(bytes, StandardCharsets.UTF_8)).text().indexOf(ELSEWHERE) >= 0).orElse(false);
        } catch (JsonException e) {
            return false;
        }
    }

    static Finding revocation(ExaminationContext context) {
        String access = context.login().tokens().flatMap(tokens -> tokens.string("access_token")).orElse("");
        if (!tried(context, access).isSuccess()) {
            return Finding.skipped("the token was good for nothing before");
        }
        ProbeResponse revoked = context.login().revoke(access);
        if (!revoked.isSuccess()) {
            return Finding.warning(revoked).why("A client cannot give its token back when a person disconnects.").fix(REVOCATION_CURE);
        }
        ProbeResponse use = tried(context, access);
        for (int i = 0; i < TRIES && use.isSuccess(); i++) {
            context.environment().pause().rest(1000);
            use = tried(context, access);
        }
        return use.status() == 401 ? Finding.healthy(use) : Finding.risk("revoked the access token, then used it", use.described())
            .why("Disconnecting an app, or cutting off one that was stolen, has no effect until the token ends.").fix(REVOCATION_CURE);
    }

    private static final String REVOCATION_CURE =
        "Answer POST token=… at the revocation endpoint with HTTP 200 (RFC 7009), and look tokens up, or keep them short-lived, so that a revoked one is answered 401 invalid_token.";

    private static ProbeResponse tried(ExaminationContext context, String access) {
        ProbeRequest request =
            context.calls().isModern() ? Rpc.modern(context.url(), "server/discover") : Rpc.initialize(context.url(), McpCalls.LEGACY);
        ProbeResponse probeResponse = context.probe().ask(request.with(LoginFlow.bearer(access)));
        context.calls().opened(probeResponse);
        return probeResponse;
    }

    private static Optional<String> refreshToken(ExaminationContext context) {
        return context.login().tokens().flatMap(tokens -> tokens.string("refresh_token"));
    }
}
