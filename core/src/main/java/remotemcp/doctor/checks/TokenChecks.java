package remotemcp.doctor.checks;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import remotemcp.client.oauth.Form;
import remotemcp.client.wire.Printable;
import remotemcp.doctor.http.Answer;
import remotemcp.doctor.http.Request;
import remotemcp.doctor.play.Rpc;
import remotemcp.doctor.play.SignIn;
import remotemcp.doctor.play.Talk;
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

    static Finding login(Chart chart) {
        if (chart.order().bringsToken()) {
            return Finding.skipped("a token was given");
        }
        if (chart.order().browser().isEmpty()) {
            return Finding.skipped("nobody signed in: --login opens a browser");
        }
        if (chart.registrar().own().isEmpty()) {
            return Finding.skipped("the server registers no client for the doctor");
        }
        Optional<SignIn.Return> back = chart.signIn().back();
        String came = back.isEmpty() ? chart.signIn().failure().orElse("nobody came back")
            : back.get().answer().find("error").map(error -> "error=" + error
                + back.get().answer().find("error_description").map(words -> ", " + words).orElse("")).orElse("no code");
        return back.flatMap(SignIn.Return::code).isPresent() ? Finding.healthy("a code and the right state") : Finding
            .failure("sent a person to the authorization endpoint", Printable.of(came))
            .why("Every client stops here.").fix(
                "Walk the login in a browser and read the server's log of it: sign in, consent, and then a 302 or 303 to the client's redirect_uri with code and state. "
                    + "A page's Content-Security-Policy: form-action must not forbid that redirect.");
    }

    static Finding iss(Chart chart) {
        Parameters answer = chart.signIn().back().orElseThrow().answer();
        Optional<String> said = answer.find("iss");
        boolean isAnnounced =
            chart.metadata().server().flatMap(found -> found.bool("authorization_response_iss_parameter_supported")).orElse(false);
        String issuer = chart.metadata().issuer();
        if (said.isEmpty() && !isAnnounced) {
            return Finding.skipped("the server does not say that it does");
        }
        return said.isPresent() && said.get().equals(issuer) ? Finding.healthy(Printable.of(issuer))
            : Finding.failure("sent a person to the authorization endpoint",
                said.map(text -> "iss=" + Printable.of(text)).orElse("no iss"))
                .why("Clients of 2026-07-28 refuse the answer: it may be another server's.").fix("Send iss=" + issuer + " to the letter.");
    }

    static Finding token(Chart chart) {
        Answer answer = chart.signIn().redeemed().orElseThrow();
        return chart.signIn().tokens().isPresent() ? Finding.healthy("HTTP " + answer.status() + " with an access_token") : Finding
            .failure(answer)
            .why("Every client stops here.").fix(
                "Answer the code, sent as a form with client_id, redirect_uri, code_verifier and resource, with HTTP 200, Content-Type: application/json and\n"
                    + "  {\"access_token\": \"…\", \"token_type\": \"Bearer\", \"expires_in\": 3600, \"refresh_token\": \"…\"}");
    }

    static Finding response(Chart chart) {
        Answer answer = chart.signIn().redeemed().orElseThrow();
        JsonObject tokens = answer.json().orElseThrow();
        String lacking = !tokens.string("token_type").orElse("").equalsIgnoreCase("Bearer") ? "token_type is not Bearer"
            : tokens.integer("expires_in").orElse(0) <= 0 ? "no expires_in"
                : answer.headers().find("Cache-Control").orElse("").indexOf("no-store") < 0 ? "no Cache-Control: no-store" : "";
        return lacking.isEmpty() ? Finding.healthy("Bearer, " + tokens.integer("expires_in").orElse(0) + " seconds, not cached")
            : Finding.warning(answer.request().described(), lacking)
                .why("Clients cannot tell when to refresh, or a cache on the way keeps the token.")
                .fix("Answer with \"token_type\": \"Bearer\", \"expires_in\": 3600 (a number) and Cache-Control: no-store.");
    }

    static Finding once(Chart chart) {
        SignIn.Return back = chart.signIn().back().orElseThrow();
        Form form = Form.of("grant_type", "authorization_code").with("code", back.code().orElse(""))
            .with("redirect_uri", chart.registrar().own().orElseThrow().redirectUri())
            .with("code_verifier", back.proof().verifier()).with("resource", chart.metadata().resourceName());
        Answer answer = chart.probe().ask(chart.signIn().asClient(form, "the same code again"));
        return !answer.isSuccess() ? Finding.healthy(answer)
            : Finding.risk(answer.request().described(), "another token").why("Who finds a code in a log or history gets in with it.")
                .fix("Redeem a code once, and revoke its tokens when it comes again (OAuth 2.1 §4.1.3).");
    }

    static Finding refresh(Chart chart) {
        Optional<String> token = refreshToken(chart);
        if (token.isEmpty()) {
            return Finding.warning("redeemed the code", "no refresh_token")
                .why("People log in again each time the access token ends; Claude shows the connection as broken meanwhile.")
                .fix("Issue a refresh_token with the first token, to public clients too, and rotate it.");
        }
        Answer answer = chart.signIn().refresh(token.get(), chart.metadata().resourceName());
        Optional<JsonObject> fresh =
            answer.isSuccess() ? answer.json().filter(json -> json.string("access_token").isPresent()) : Optional.empty();
        fresh.ifPresent(tokens -> chart.signIn().refreshed(token.get(), tokens));
        return fresh.isPresent() ? Finding.healthy("HTTP 200 with an access_token") : Finding.warning(answer)
            .why("The connection ends with the first access token.")
            .fix("Answer grant_type=refresh_token with refresh_token, client_id and resource as you answer a code.");
    }

    static Finding rotation(Chart chart) {
        Optional<String> before = chart.signIn().spent();
        if (before.isEmpty()) {
            return Finding.skipped("there is no refresh token");
        }
        boolean isOther = !refreshToken(chart).equals(before);
        return isOther ? Finding.healthy("it is")
            : Finding.warning("refreshed", "the same refresh token")
                .why("A stolen one is good for ever, and nobody notices (OAuth 2.1 §4.3.1: for public clients it must rotate).")
                .fix("Issue another refresh_token with each refresh, and end the family when a spent one comes back later.");
    }

    static Finding grace(Chart chart) {
        Optional<String> before = chart.signIn().spent();
        if (before.isEmpty()) {
            return Finding.skipped("there is no refresh token");
        }
        Answer answer = chart.signIn().refresh(before.get(), chart.metadata().resourceName());
        if (answer.isSuccess()) {
            answer.json().filter(json -> json.string("access_token").isPresent()).ifPresent(chart.signIn()::renewed);
            return Finding.healthy("a refresh token that was just spent is answered once more");
        }
        return Finding.warning(answer).why(
            "Programs that share a login, as several windows of Claude Code do, refresh at the same moment; the second one is logged out, and with it often all.")
            .fix(
                "For some 30 seconds answer a refresh token that was just spent with the same successor as before; end the family only when it comes later.");
    }

    static Finding audience(Chart chart) {
        Optional<String> token = refreshToken(chart);
        if (token.isEmpty()) {
            return Finding.skipped("there is no refresh token");
        }
        Answer answer = chart.signIn().refresh(token.get(), ELSEWHERE);
        Optional<JsonObject> other =
            answer.isSuccess() ? answer.json().filter(json -> json.string("access_token").isPresent()) : Optional.empty();
        if (other.isEmpty()) {
            return Finding.healthy(answer);
        }
        chart.signIn().refreshed(token.get(), other.get());
        String access = other.get().string("access_token").orElse("");
        Answer use =
            chart.probe().ask(Rpc.initialize(chart.url(), Talk.LEGACY).with(SignIn.bearer(access)).named("initialize with that token"));
        chart.talk().opened(use);
        if (use.status() == 401 || use.status() == 403) {
            return Finding.healthy(use);
        }
        return new Finding.Complaint(namesElsewhere(access) ? Severity.RISK : Severity.WARNING,
            "asked for a token with resource=" + ELSEWHERE + ", then used it here", use.described(), "")
            .why(
                "A token that was asked for another server opens this one. Then a token that some other server was given, or caught, does too.")
            .fix(
                "In the authorization server, answer a resource that is not yours with 400 {\"error\": \"invalid_target\"} and put the right one into the token (aud); here, refuse tokens whose audience is not "
                    + chart.metadata().resourceName() + ".");
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

    static Finding revocation(Chart chart) {
        String access = chart.signIn().tokens().flatMap(tokens -> tokens.string("access_token")).orElse("");
        if (!tried(chart, access).isSuccess()) {
            return Finding.skipped("the token was good for nothing before");
        }
        Answer revoked = chart.signIn().revoke(access);
        if (!revoked.isSuccess()) {
            return Finding.warning(revoked).why("A client cannot give its token back when a person disconnects.").fix(REVOCATION_CURE);
        }
        Answer use = tried(chart, access);
        for (int i = 0; i < TRIES && use.isSuccess(); i++) {
            chart.surroundings().pause().rest(1000);
            use = tried(chart, access);
        }
        return use.status() == 401 ? Finding.healthy(use) : Finding.risk("revoked the access token, then used it", use.described())
            .why("Disconnecting an app, or cutting off one that was stolen, has no effect until the token ends.").fix(REVOCATION_CURE);
    }

    private static final String REVOCATION_CURE =
        "Answer POST token=… at the revocation endpoint with HTTP 200 (RFC 7009), and look tokens up, or keep them short-lived, so that a revoked one is answered 401 invalid_token.";

    private static Answer tried(Chart chart, String access) {
        Request request = chart.talk().isModern() ? Rpc.modern(chart.url(), "server/discover") : Rpc.initialize(chart.url(), Talk.LEGACY);
        Answer answer = chart.probe().ask(request.with(SignIn.bearer(access)));
        chart.talk().opened(answer);
        return answer;
    }

    private static Optional<String> refreshToken(Chart chart) {
        return chart.signIn().tokens().flatMap(tokens -> tokens.string("refresh_token"));
    }
}
