package remotemcp.doctor.checks;

import java.util.Locale;
import java.util.Optional;
import remotemcp.doctor.http.ProbeRequest;
import remotemcp.doctor.http.ProbeResponse;
import remotemcp.doctor.play.Metadata;
import remotemcp.doctor.play.RegisteredClient;
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

    static Finding page(ExaminationContext context) {
        if (context.registrar().own().isEmpty()) {
            return Finding.skipped(NO_CLIENT);
        }
        ProbeResponse response = open(context, withResource(context), "with a right request");
        ProbeResponse plain = isPage(response) ? response : open(context, right(context), "with a right request, without resource");
        return isPage(plain) ? Finding.healthy(plain) : Finding.failure(response)
            .why("The person who wants to connect sees an error, or nothing, instead of a login.")
            .fix(
                "Show the login page, HTTP 200 and text/html, or redirect to it by 302 or 303. The request was right: response_type=code, a registered client_id and redirect_uri, state, code_challenge with S256, and resource.");
    }

    static Finding resource(ExaminationContext context) {
        ProbeResponse response = open(context, withResource(context), "with resource");
        return isPage(response) ? Finding.healthy("it does") : Finding.failure(response)
            .why(
                "Every client of MCP sends resource (RFC 8707), and without it this request was taken. Entra ID refuses it with AADSTS9010010, Keycloak before 26.5 does not know it.")
            .fix("Take resource=" + context.metadata().resourceName()
                + ". Where your identity provider cannot, put an authorization server of your own before it, which takes resource and logs people in there.");
    }

    static Finding scopes(ExaminationContext context) {
        boolean namesScopes =
            context.metadata().resource().map(found -> !Metadata.strings(found, "scopes_supported").isEmpty()).orElse(false);
        if (namesScopes) {
            return Finding.skipped("the server names its scopes, and clients ask for those");
        }
        ProbeResponse response =
            open(context, withResource(context) + "&scope=openid%20email%20profile", "with scope=openid email profile");
        return isPage(response) ? Finding.healthy("it does") : Finding.failure(response)
            .why("mcp-remote asks for openid email profile where a server names no scopes.").fix(
                "Leave out scopes that you do not know instead of refusing them (RFC 6749 §3.3), or publish scopes_supported in the resource metadata.");
    }

    static Finding loopbackPort(ExaminationContext context) {
        RegisteredClient own = context.registrar().own().orElseThrow();
        Optional<Uri> uri = Uri.parse(own.redirectUri()).filter(Uri::isLoopback);
        if (uri.isEmpty()) {
            return Finding.skipped("the doctor has no redirect URI on this machine");
        }
        String other = uri.get().scheme() + "://" + uri.get().host() + ":49151" + uri.get().path();
        ProbeResponse response =
            open(context, context.login().withResource(url(context, own.id(), other), context.metadata().resourceName()),
                "with another port on this machine");
        return isPage(response) ? Finding.healthy("it does") : Finding.warning(response)
            .why(
                "Programs listen on whichever port is free. Those that come with another one than they registered with, as VS Code and mcp-remote do when theirs is taken, stop here.")
            .fix(
                "Leave the port out of the comparison of redirect URIs on 127.0.0.1, [::1] and localhost (RFC 8252 §7.3), and compare all else exactly.");
    }

    static Finding redirect(ExaminationContext context) {
        ProbeResponse response =
            open(context, url(context, context.registrar().own().orElseThrow().id(), ELSEWHERE),
                "with a redirect_uri that was not registered");
        return leadsTo(response, ELSEWHERE) ? Finding.risk(response).why("Whoever sends a person a link gets their code: an open redirect.")
            .fix(
                "Compare redirect_uri with the registered ones before anything else, and show an error page of your own, HTTP 400, when it is none of them.")
            : Finding.healthy(response);
    }

    static Finding unknownClient(ExaminationContext context) {
        ProbeResponse response =
            open(context, url(context, "remote-mcp-doctor-unknown-client", ELSEWHERE), "with a client_id that does not exist");
        if (leadsTo(response, ELSEWHERE)) {
            return Finding.risk(response).why("Any redirect_uri is taken from a client that nobody knows: an open redirect.")
                .fix("Show an error page of your own, HTTP 400. Never redirect for a client that is not known.");
        }
        boolean isWords = response.isHtml() || response.type().equals("text/plain") || response.isRedirect();
        return isWords && response.status() < 500 ? Finding.healthy(response) : Finding.warning(response)
            .why(
                "A person whose client was forgotten sees this in their browser, and is not told that removing the connection and adding it again mends it.")
            .fix("Answer browsers with HTTP 400 and a page that says so in words.");
    }

    static Finding pkce(ExaminationContext context) {
        RegisteredClient own = context.registrar().own().orElseThrow();
        String url = context.login().withResource(
            context.login().authorizationUrl(own.id(), own.redirectUri(), Optional.empty(), context.login().fresh()),
            context.metadata().resourceName());
        ProbeResponse response = open(context, url, "without code_challenge");
        return isPage(response) ? Finding.skipped("it shows its login page first, and may refuse later") : Finding.healthy(response);
    }

    static Finding document(ExaminationContext context) {
        ProbeResponse response = open(context,
            context.login().withResource(url(context, CLAUDE, "https://claude.ai/api/mcp/auth_callback"),
                context.metadata().resourceName()),
            "as Claude, known by " + CLAUDE);
        return isPage(response) ? Finding.healthy(response) : Finding.failure(response)
            .why(
                "The server says that it takes metadata documents, so Claude shows its own, and is refused: it does not try to register then.")
            .fix(
                "Fetch the document from the server's network by hand: claude.ai answers some data centres with a challenge for browsers, in which case keep a copy of it. Take \"none\" and ignore grant types you do not know.");
    }

    static Finding framing(ExaminationContext context) {
        ProbeResponse taken = open(context, withResource(context), "with a right request");
        ProbeResponse response = isPage(taken) ? taken : open(context, right(context), "with a right request, without resource");
        if (!response.isHtml() || response.isRedirect()) {
            return Finding.skipped("the page is elsewhere");
        }
        boolean isGuarded = response.headers().find("X-Frame-Options").isPresent()
            || response.headers().all("Content-Security-Policy").stream()
                .anyMatch(policy -> policy.toLowerCase(Locale.ROOT).indexOf("frame-ancestors") >= 0);
        return isGuarded ? Finding.healthy("it says so")
            : Finding.warning(response.request().described(), "neither X-Frame-Options nor frame-ancestors")
                .why("A page that shows it in a transparent frame can have a person press Allow unawares (clickjacking).")
                .fix("Send with every page of the login\n  Content-Security-Policy: frame-ancestors 'none'\n  X-Frame-Options: DENY");
    }

    private static String right(ExaminationContext context) {
        RegisteredClient own = context.registrar().own().orElseThrow();
        return url(context, own.id(), own.redirectUri());
    }

    private static String withResource(ExaminationContext context) {
        return context.login().withResource(right(context), context.metadata().resourceName());
    }

    private static String url(ExaminationContext context, String client, String redirect) {
        Pkce proof = context.login().proof();
        return context.login().authorizationUrl(client, redirect, Optional.of(proof), context.login().fresh());
    }

    private static ProbeResponse open(ExaminationContext context, String url, String what) {
        return context.probe().ask(ProbeRequest.of("GET", url).with("Accept", "text/html").named(what));
    }

    /// Something for a person, here or after a redirect, or at once a code; not an error brought back to the client.
    private static boolean isPage(ProbeResponse response) {
        return response.isRedirect() ? response.location().indexOf("error=") < 0 : response.isSuccess() && response.isHtml();
    }

    private static boolean leadsTo(ProbeResponse response, String url) {
        return response.isRedirect() && response.location().startsWith(url);
    }
}
