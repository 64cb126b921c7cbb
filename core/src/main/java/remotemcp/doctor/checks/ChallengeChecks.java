package remotemcp.doctor.checks;

import java.util.List;
import java.util.Optional;
import remotemcp.client.oauth.discovery.Challenge;
import remotemcp.doctor.http.Answer;
import remotemcp.doctor.http.Request;
import remotemcp.doctor.play.Rpc;
import remotemcp.doctor.play.SignIn;
import remotemcp.doctor.play.Talk;
import remotemcp.doctor.report.Finding;
import remotemcp.doctor.report.Severity;
import remotemcp.http.Uri;
import remotemcp.protocol.HeaderNames;

/// How strangers are told to log in (RFC 9110 §11.6.1, RFC 6750 §3, RFC 9728 §5.1).
final class ChallengeChecks {
    private static final String NONSENSE = "remote-mcp-doctor-knows-no-token";

    private ChallengeChecks() {
    }

    static Finding loginAsked(Chart chart) {
        return chart.isGuarded() ? Finding.healthy("the server does not talk to strangers") : Finding.skipped("this server needs no login");
    }

    static Finding status(Chart chart) {
        Answer answer = chart.knock();
        if (answer.status() == 401) {
            return Finding.healthy(answer);
        }
        String why = answer.isRedirect() || answer.isHtml()
            ? "It sends a page for people. Clients are programs: they take it for a broken server and never begin a login."
            : "Clients begin a login when they are answered 401 and at no other status.";
        return Finding.failure(answer).why(why).fix("Answer requests without a token with HTTP 401 and\n  " + challenge(chart)
            + "\n(Spring Security: an oauth2ResourceServer, not oauth2Login, for this path; oauth2-proxy: --api-route; Cloudflare Access: an OAuth application, not a self-hosted one.)");
    }

    static Finding header(Chart chart) {
        return chart.challenge().scheme().isEmpty()
            ? Finding.failure(chart.knock()).why("Without it clients do not know that a login by OAuth is possible; some guess, some stop.")
                .fix("Send with the 401:\n  " + challenge(chart) + "\n" + Cures.keepsHeader("WWW-Authenticate"))
            : Finding.healthy(chart.knock());
    }

    static Finding link(Chart chart) {
        return chart.metadata().link().isPresent() ? Finding.healthy(chart.knock()) : Finding.warning(chart.knock())
            .why("Clients have to guess where the metadata is; ChatGPT and older ones guess the root only.")
            .fix("Send with the 401:\n  " + challenge(chart));
    }

    static Finding absolute(Chart chart) {
        if (chart.metadata().link().isEmpty()) {
            return Finding.skipped("there is no link");
        }
        String link = chart.metadata().link().get();
        Optional<Uri> uri = Uri.parse(link);
        boolean isFine = uri.isPresent() && !uri.get().host().isEmpty() && (uri.get().scheme().equals("https") || uri.get().isLoopback());
        return isFine ? Finding.healthy(link) : Finding.failure(chart.knock())
            .why("Clients fetch it as it stands; one that is relative, or plain http, is no URL to them.")
            .fix("Send with the 401:\n  " + challenge(chart)
                + "\nBehind a proxy, build it from the public URL, not from the request (X-Forwarded-Proto and -Host are lost or forged on the way).");
    }

    static Finding noError(Chart chart) {
        return chart.challenge().error().isEmpty() ? Finding.healthy("no error=") : Finding.warning(chart.knock())
            .why(
                "error= says that a token was bad (RFC 6750 §3.1). Clients that hold none take it for a failed login, and some forget their registration.")
            .fix("Without credentials send only\n  " + challenge(chart));
    }

    static Finding eachRequest(Chart chart) {
        for (Request request : List.of(Rpc.modern(chart.url(), "tools/list"),
            Request.of("GET", chart.url()).with("Accept", "text/event-stream"),
            Request.of("DELETE", chart.url()).with(HeaderNames.SESSION_ID, "none"))) {
            Answer answer = chart.probe().ask(request.named(request.what() + (request.what().isEmpty() ? "" : ", ") + "no token"));
            boolean isAlike = answer.status() == 401 && Challenge.of(answer.headers()).scheme().equals(chart.challenge().scheme());
            boolean doesNotExist = !request.method().equals("POST") && answer.status() == 405;
            if (!isAlike && !doesNotExist) {
                return unlike(chart, answer);
            }
        }
        Answer discover = chart.discoverKnock();
        return discover.status() == 401 ? Finding.healthy("POST, GET, DELETE and server/discover are") : unlike(chart, discover);
    }

    private static Finding unlike(Chart chart, Answer answer) {
        return new Finding.Complaint(answer.request().method().equals("POST") ? Severity.FAILURE : Severity.WARNING,
            answer.request().described(), answer.described(), "")
            .why(
                "Clients begin differently: newer ones with server/discover, mcp-remote with GET, and each needs the same challenge for its login.")
            .fix("Ask for the token before looking at method and body, and answer every request without one with 401 and\n  "
                + challenge(chart));
    }

    static Finding badToken(Chart chart) {
        Answer answer = chart.probe()
            .ask(Rpc.initialize(chart.url(), Talk.LEGACY).with(SignIn.bearer(NONSENSE)).named("initialize with a nonsense token"));
        chart.talk().opened(answer);
        if (answer.isSuccess() && answer.rpc().isPresent()) {
            return Finding.risk(answer).why("Any token is accepted: everybody is let in.")
                .fix("Verify every token: signature, expiry, issuer and audience (" + chart.metadata().resourceName() + ").");
        }
        boolean isTold = answer.status() == 401 && Challenge.of(answer.headers()).error().orElse("").equals("invalid_token");
        return isTold ? Finding.healthy(answer) : answer.status() == 401 ? Finding.warning(answer)
            .why("Clients refresh or log in again when they are told invalid_token; otherwise some show an error instead.")
            .fix(invalidToken(chart))
            : Finding.warning(answer)
                .why("A client whose token has expired neither refreshes nor logs in again: it stays broken until its user removes it.")
                .fix(invalidToken(chart));
    }

    private static String invalidToken(Chart chart) {
        return "Answer a token that is expired, revoked or malformed with HTTP 401 and\n  " + challenge(chart)
            + ", error=\"invalid_token\"";
    }

    private static String challenge(Chart chart) {
        return "WWW-Authenticate: Bearer resource_metadata=\"" + chart.metadata().resourceAtPath() + "\"";
    }
}
