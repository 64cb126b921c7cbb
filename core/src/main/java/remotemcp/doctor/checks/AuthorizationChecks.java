package remotemcp.doctor.checks;

import java.util.Locale;
import java.util.Optional;
import remotemcp.doctor.http.Answer;
import remotemcp.doctor.http.Request;
import remotemcp.doctor.play.Metadata;
import remotemcp.doctor.play.Registration;
import remotemcp.doctor.report.Finding;
import remotemcp.http.Uri;
import remotemcp.protocol.Pkce;

/// What the person's browser meets at the authorization endpoint, as far as it can be seen before anybody logs in.
final class AuthorizationChecks {
    private static final String ELSEWHERE = "https://remote-mcp-doctor.invalid/elsewhere";
    private static final String CLAUDE = "https://claude.ai/oauth/mcp-oauth-client-metadata";
    private static final String NO_CLIENT = "the server registers no client for the doctor";

    private AuthorizationChecks() {
    }

    static Finding page(Chart chart) {
        if (chart.registrar().own().isEmpty()) {
            return Finding.skipped(NO_CLIENT);
        }
        Answer answer = open(chart, withResource(chart), "with a right request");
        Answer plain = isPage(answer) ? answer : open(chart, right(chart), "with a right request, without resource");
        return isPage(plain) ? Finding.healthy(plain) : Finding.failure(answer)
            .why("The person who wants to connect sees an error, or nothing, instead of a login.")
            .fix(
                "Show the login page, HTTP 200 and text/html, or redirect to it by 302 or 303. The request was right: response_type=code, a registered client_id and redirect_uri, state, code_challenge with S256, and resource.");
    }

    static Finding resource(Chart chart) {
        Answer answer = open(chart, withResource(chart), "with resource");
        return isPage(answer) ? Finding.healthy("it does") : Finding.failure(answer)
            .why(
                "Every client of MCP sends resource (RFC 8707), and without it this request was taken. Entra ID refuses it with AADSTS9010010, Keycloak before 26.5 does not know it.")
            .fix("Take resource=" + chart.metadata().resourceName()
                + ". Where your identity provider cannot, put an authorization server of your own before it, which takes resource and logs people in there.");
    }

    static Finding scopes(Chart chart) {
        boolean namesScopes =
            chart.metadata().resource().map(found -> !Metadata.strings(found, "scopes_supported").isEmpty()).orElse(false);
        if (namesScopes) {
            return Finding.skipped("the server names its scopes, and clients ask for those");
        }
        Answer answer = open(chart, withResource(chart) + "&scope=openid%20email%20profile", "with scope=openid email profile");
        return isPage(answer) ? Finding.healthy("it does") : Finding.failure(answer)
            .why("mcp-remote asks for openid email profile where a server names no scopes.").fix(
                "Leave out scopes that you do not know instead of refusing them (RFC 6749 §3.3), or publish scopes_supported in the resource metadata.");
    }

    static Finding loopbackPort(Chart chart) {
        Registration own = chart.registrar().own().orElseThrow();
        Optional<Uri> uri = Uri.parse(own.redirectUri()).filter(Uri::isLoopback);
        if (uri.isEmpty()) {
            return Finding.skipped("the doctor has no redirect URI on this machine");
        }
        String other = uri.get().scheme() + "://" + uri.get().host() + ":49151" + uri.get().path();
        Answer answer = open(chart, chart.signIn().withResource(url(chart, own.id(), other), chart.metadata().resourceName()),
            "with another port on this machine");
        return isPage(answer) ? Finding.healthy("it does") : Finding.warning(answer)
            .why(
                "Programs listen on whichever port is free. Those that come with another one than they registered with, as VS Code and mcp-remote do when theirs is taken, stop here.")
            .fix(
                "Leave the port out of the comparison of redirect URIs on 127.0.0.1, [::1] and localhost (RFC 8252 §7.3), and compare all else exactly.");
    }

    static Finding redirect(Chart chart) {
        Answer answer =
            open(chart, url(chart, chart.registrar().own().orElseThrow().id(), ELSEWHERE), "with a redirect_uri that was not registered");
        return leadsTo(answer, ELSEWHERE) ? Finding.risk(answer).why("Whoever sends a person a link gets their code: an open redirect.")
            .fix(
                "Compare redirect_uri with the registered ones before anything else, and show an error page of your own, HTTP 400, when it is none of them.")
            : Finding.healthy(answer);
    }

    static Finding unknownClient(Chart chart) {
        Answer answer = open(chart, url(chart, "remote-mcp-doctor-unknown-client", ELSEWHERE), "with a client_id that does not exist");
        if (leadsTo(answer, ELSEWHERE)) {
            return Finding.risk(answer).why("Any redirect_uri is taken from a client that nobody knows: an open redirect.")
                .fix("Show an error page of your own, HTTP 400. Never redirect for a client that is not known.");
        }
        boolean isWords = answer.isHtml() || answer.type().equals("text/plain") || answer.isRedirect();
        return isWords && answer.status() < 500 ? Finding.healthy(answer) : Finding.warning(answer)
            .why(
                "A person whose client was forgotten sees this in their browser, and is not told that removing the connection and adding it again mends it.")
            .fix("Answer browsers with HTTP 400 and a page that says so in words.");
    }

    static Finding pkce(Chart chart) {
        Registration own = chart.registrar().own().orElseThrow();
        String url = chart.signIn().withResource(
            chart.signIn().authorizationUrl(own.id(), own.redirectUri(), Optional.empty(), chart.signIn().fresh()),
            chart.metadata().resourceName());
        Answer answer = open(chart, url, "without code_challenge");
        return isPage(answer) ? Finding.skipped("it shows its login page first, and may refuse later") : Finding.healthy(answer);
    }

    static Finding document(Chart chart) {
        Answer answer = open(chart,
            chart.signIn().withResource(url(chart, CLAUDE, "https://claude.ai/api/mcp/auth_callback"), chart.metadata().resourceName()),
            "as Claude, known by " + CLAUDE);
        return isPage(answer) ? Finding.healthy(answer) : Finding.failure(answer)
            .why(
                "The server says that it takes metadata documents, so Claude shows its own, and is refused: it does not try to register then.")
            .fix(
                "Fetch the document from the server's network by hand: claude.ai answers some data centres with a challenge for browsers, in which case keep a copy of it. Take \"none\" and ignore grant types you do not know.");
    }

    static Finding framing(Chart chart) {
        Answer taken = open(chart, withResource(chart), "with a right request");
        Answer answer = isPage(taken) ? taken : open(chart, right(chart), "with a right request, without resource");
        if (!answer.isHtml() || answer.isRedirect()) {
            return Finding.skipped("the page is elsewhere");
        }
        boolean isGuarded = answer.headers().find("X-Frame-Options").isPresent()
            || answer.headers().all("Content-Security-Policy").stream()
                .anyMatch(policy -> policy.toLowerCase(Locale.ROOT).indexOf("frame-ancestors") >= 0);
        return isGuarded ? Finding.healthy("it says so")
            : Finding.warning(answer.request().described(), "neither X-Frame-Options nor frame-ancestors")
                .why("A page that shows it in a transparent frame can have a person press Allow unawares (clickjacking).")
                .fix("Send with every page of the login\n  Content-Security-Policy: frame-ancestors 'none'\n  X-Frame-Options: DENY");
    }

    private static String right(Chart chart) {
        Registration own = chart.registrar().own().orElseThrow();
        return url(chart, own.id(), own.redirectUri());
    }

    private static String withResource(Chart chart) {
        return chart.signIn().withResource(right(chart), chart.metadata().resourceName());
    }

    private static String url(Chart chart, String client, String redirect) {
        Pkce proof = chart.signIn().proof();
        return chart.signIn().authorizationUrl(client, redirect, Optional.of(proof), chart.signIn().fresh());
    }

    private static Answer open(Chart chart, String url, String what) {
        return chart.probe().ask(Request.of("GET", url).with("Accept", "text/html").named(what));
    }

    /// Something for a person, here or after a redirect, or at once a code; not an error brought back to the client.
    private static boolean isPage(Answer answer) {
        return answer.isRedirect() ? answer.location().indexOf("error=") < 0 : answer.isSuccess() && answer.isHtml();
    }

    private static boolean leadsTo(Answer answer, String url) {
        return answer.isRedirect() && answer.location().startsWith(url);
    }
}
