package remotemcp.doctor.checks;

import java.util.List;
import java.util.Optional;
import remotemcp.client.oauth.discovery.Challenge;
import remotemcp.doctor.http.ProbeRequest;
import remotemcp.doctor.http.ProbeResponse;
import remotemcp.doctor.play.LoginFlow;
import remotemcp.doctor.play.McpCalls;
import remotemcp.doctor.play.Rpc;
import remotemcp.doctor.report.Finding;
import remotemcp.doctor.report.Severity;
import remotemcp.http.Uri;
import remotemcp.protocol.HeaderNames;

/// How strangers are told to log in (RFC 9110 §11.6.1, RFC 6750 §3, RFC 9728 §5.1).
final class ChallengeChecks {
    private static final String NONSENSE = "remote-mcp-doctor-knows-no-token";

    private ChallengeChecks() {
    }

    static Finding loginAsked(ExaminationContext context) {
        return context.isGuarded() ? Finding.healthy("the server does not talk to strangers")
            : Finding.skipped("this server needs no login");
    }

    static Finding status(ExaminationContext context) {
        ProbeResponse response = context.firstResponse();
        if (response.status() == 401) {
            return Finding.healthy(response);
        }
        String why = response.isRedirect() || response.isHtml()
            ? "It sends a page for people. Clients are programs: they take it for a broken server and never begin a login."
            : "Clients begin a login when they are answered 401 and at no other status.";
        return Finding.failure(response).why(why).fix("Answer requests without a token with HTTP 401 and\n  " + challenge(context)
            + "\n(Spring Security: an oauth2ResourceServer, not oauth2Login, for this path; oauth2-proxy: --api-route; Cloudflare Access: an OAuth application, not a self-hosted one.)");
    }

    static Finding header(ExaminationContext context) {
        return context.challenge().scheme().isEmpty()
            ? Finding.failure(context.firstResponse())
                .why("Without it clients do not know that a login by OAuth is possible; some guess, some stop.")
                .fix("Send with the 401:\n  " + challenge(context) + "\n" + ProxySettings.keepsHeader("WWW-Authenticate"))
            : Finding.healthy(context.firstResponse());
    }

    static Finding link(ExaminationContext context) {
        return context.metadata().link().isPresent() ? Finding.healthy(context.firstResponse()) : Finding.warning(context.firstResponse())
            .why("Clients have to guess where the metadata is; ChatGPT and older ones guess the root only.")
            .fix("Send with the 401:\n  " + challenge(context));
    }

    static Finding absolute(ExaminationContext context) {
        if (context.metadata().link().isEmpty()) {
            return Finding.skipped("there is no link");
        }
        String link = context.metadata().link().get();
        Optional<Uri> uri = Uri.parse(link);
        boolean isFine = uri.isPresent() && !uri.get().host().isEmpty() && (uri.get().scheme().equals("https") || uri.get().isLoopback());
        return isFine ? Finding.healthy(link) : Finding.failure(context.firstResponse())
            .why("Clients fetch it as it stands; one that is relative, or plain http, is no URL to them.")
            .fix("Send with the 401:\n  " + challenge(context)
                + "\nBehind a proxy, build it from the public URL, not from the request (X-Forwarded-Proto and -Host are lost or forged on the way).");
    }

    static Finding noError(ExaminationContext context) {
        return context.challenge().error().isEmpty() ? Finding.healthy("no error=") : Finding.warning(context.firstResponse())
            .why(
                "error= says that a token was bad (RFC 6750 §3.1). Clients that hold none take it for a failed login, and some forget their registration.")
            .fix("Without credentials send only\n  " + challenge(context));
    }

    static Finding eachRequest(ExaminationContext context) {
        for (ProbeRequest request : List.of(Rpc.modern(context.url(), "tools/list"),
            ProbeRequest.of("GET", context.url()).with("Accept", "text/event-stream"),
            ProbeRequest.of("DELETE", context.url()).with(HeaderNames.SESSION_ID, "none"))) {
            ProbeResponse response =
                context.probe().ask(request.named(request.what() + (request.what().isEmpty() ? "" : ", ") + "no token"));
            boolean isAlike = response.status() == 401 && Challenge.of(response.headers()).scheme().equals(context.challenge().scheme());
            boolean doesNotExist = !request.method().equals("POST") && response.status() == 405;
            if (!isAlike && !doesNotExist) {
                return unlike(context, response);
            }
        }
        ProbeResponse discover = context.firstDiscovery();
        return discover.status() == 401 ? Finding.healthy("POST, GET, DELETE and server/discover are") : unlike(context, discover);
    }

    private static Finding unlike(ExaminationContext context, ProbeResponse response) {
        return new Finding.Complaint(response.request().method().equals("POST") ? Severity.FAILURE : Severity.WARNING,
            response.request().described(), response.described(), "")
            .why(
                "Clients begin differently: newer ones with server/discover, mcp-remote with GET, and each needs the same challenge for its login.")
            .fix("Ask for the token before looking at method and body, and answer every request without one with 401 and\n  "
                + challenge(context));
    }

    static Finding badToken(ExaminationContext context) {
        ProbeResponse response = context.probe()
            .ask(Rpc.initialize(context.url(), McpCalls.LEGACY).with(LoginFlow.bearer(NONSENSE)).named("initialize with a nonsense token"));
        context.calls().opened(response);
        if (response.isSuccess() && response.rpc().isPresent()) {
            return Finding.risk(response).why("Any token is accepted: everybody is let in.")
                .fix("Verify every token: signature, expiry, issuer and audience (" + context.metadata().resourceName() + ").");
        }
        boolean isTold = response.status() == 401 && Challenge.of(response.headers()).error().orElse("").equals("invalid_token");
        return isTold ? Finding.healthy(response) : response.status() == 401 ? Finding.warning(response)
            .why("Clients refresh or log in again when they are told invalid_token; otherwise some show an error instead.")
            .fix(invalidToken(context))
            : Finding.warning(response)
                .why("A client whose token has expired neither refreshes nor logs in again: it stays broken until its user removes it.")
                .fix(invalidToken(context));
    }

    private static String invalidToken(ExaminationContext context) {
        return "Answer a token that is expired, revoked or malformed with HTTP 401 and\n  " + challenge(context)
            + ", error=\"invalid_token\"";
    }

    private static String challenge(ExaminationContext context) {
        return "WWW-Authenticate: Bearer resource_metadata=\"" + context.metadata().resourceAtPath() + "\"";
    }
}
