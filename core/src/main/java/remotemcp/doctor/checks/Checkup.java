package remotemcp.doctor.checks;

import static remotemcp.doctor.play.ClientApp.CHATGPT;
import static remotemcp.doctor.play.ClientApp.CLAUDE;
import static remotemcp.doctor.play.ClientApp.CURSOR;
import static remotemcp.doctor.play.ClientApp.INSPECTOR;
import static remotemcp.doctor.play.ClientApp.MCP_REMOTE;
import static remotemcp.doctor.play.ClientApp.VS_CODE;
import static remotemcp.doctor.report.Phase.AUTHORIZATION;
import static remotemcp.doctor.report.Phase.BROWSER;
import static remotemcp.doctor.report.Phase.CALLS;
import static remotemcp.doctor.report.Phase.CHALLENGE;
import static remotemcp.doctor.report.Phase.ENDPOINT;
import static remotemcp.doctor.report.Phase.HYGIENE;
import static remotemcp.doctor.report.Phase.MODELS;
import static remotemcp.doctor.report.Phase.NETWORK;
import static remotemcp.doctor.report.Phase.REGISTRATION;
import static remotemcp.doctor.report.Phase.RESOURCE;
import static remotemcp.doctor.report.Phase.SERVER;
import static remotemcp.doctor.report.Phase.SESSIONS;
import static remotemcp.doctor.report.Phase.STREAMS;
import static remotemcp.doctor.report.Phase.TOKEN;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import remotemcp.doctor.play.ClientApp;
import remotemcp.doctor.report.Finding;
import remotemcp.doctor.report.Phase;
import remotemcp.hosts.HostCheck;

/// All checks in the order in which a client comes by. Each says what is true of a healthy server; what is asked, and the cure, is in the method.
public final class Checkup {
    public static final String REACHABLE = "reachable";
    public static final String TOOLS = "tools";
    /// Those that hand the tools to a model.
    private static final Set<ClientApp> WITH_MODEL = EnumSet.of(CLAUDE, CHATGPT, VS_CODE, CURSOR);
    private static final List<Check> ALL = collected();

    private Checkup() {
    }

    public static List<Check> all() {
        return ALL;
    }

    private static List<Check> collected() {
        var all = new ArrayList<Check>();
        all.addAll(network());
        all.addAll(challenge());
        all.addAll(metadata());
        all.addAll(registration());
        all.addAll(authorization());
        all.addAll(token());
        all.addAll(calls());
        all.addAll(models());
        all.addAll(sessions());
        all.addAll(streams());
        all.addAll(browser());
        all.addAll(end());
        return List.copyOf(all);
    }

    private static List<Check> network() {
        return List.of(
            check(NETWORK, "address", "The name has an address", NetworkChecks::address),
            check(NETWORK, "public-address", "The internet can reach the address", NetworkChecks::publicAddress)
                .concerning(ClientApp.cloud()).after("address"),
            check(NETWORK, "https", "The URL is https", NetworkChecks::https),
            check(NETWORK, "certificate", "The certificate is one that clients trust", NetworkChecks::certificate).after("address"),
            check(NETWORK, "certificate-expiry", "The certificate lasts for a while", NetworkChecks::expiry).after("certificate"),
            check(NETWORK, "tls-version", "The handshake ends in TLS 1.2 or 1.3", NetworkChecks::tlsVersion).after("certificate"),
            check(NETWORK, "port", "The port is 443", NetworkChecks::port).concerning(ClientApp.cloud()),
            check(NETWORK, REACHABLE, "An HTTP server answers", NetworkChecks::reachable).barredBy("address", "certificate", "tls-version"),
            check(NETWORK, "plain-http", "Plain http leads to https", NetworkChecks::plainHttp).after(REACHABLE),
            check(NETWORK, "clock", "The server's clock is right", NetworkChecks::clock).after(REACHABLE),
            check(ENDPOINT, "post", "The URL itself answers POST", EndpointChecks::post).after(REACHABLE),
            check(ENDPOINT, "trailing-slash", "The URL with another slash leads there too", EndpointChecks::trailingSlash).after("post"),
            check(ENDPOINT, "user-agents", "No firewall turns the clients' programs away", EndpointChecks::userAgents)
                .concerning(ClientApp.cloud()).after("post"));
    }

    private static List<Check> challenge() {
        return List.of(
            check(CHALLENGE, "login-asked", "Strangers are asked to log in", ChallengeChecks::loginAsked).after("post"),
            check(CHALLENGE, "challenge-status", "Who has no token is answered 401", ChallengeChecks::status).after("login-asked"),
            check(CHALLENGE, "challenge-header", "The 401 has a challenge: WWW-Authenticate: Bearer", ChallengeChecks::header)
                .after("challenge-status"),
            check(CHALLENGE, "challenge-link", "The challenge links the resource metadata", ChallengeChecks::link)
                .after("challenge-header"),
            check(CHALLENGE, "challenge-link-absolute", "The link is an absolute URL", ChallengeChecks::absolute).after("challenge-link"),
            check(CHALLENGE, "challenge-no-error", "Who shows no token is told of no error", ChallengeChecks::noError)
                .after("challenge-header"),
            check(CHALLENGE, "challenge-each-request", "Every method and request is challenged alike", ChallengeChecks::eachRequest)
                .after("challenge-header"),
            check(CHALLENGE, "challenge-bad-token", "A bad token is answered 401 invalid_token", ChallengeChecks::badToken)
                .after("challenge-header"));
    }

    private static List<Check> metadata() {
        return List.of(
            check(RESOURCE, "prm-linked", "The linked resource metadata is there", ResourceChecks::linked).after("challenge-link-absolute"),
            check(RESOURCE, "prm-at-path", "The resource metadata is at the path form of its URL", ResourceChecks::atPath)
                .after("login-asked"),
            check(RESOURCE, "prm-at-root", "The resource metadata is at the root form of its URL", ResourceChecks::atRoot)
                .after("login-asked"),
            check(RESOURCE, "prm-resource", "The resource is the URL, byte for byte", ResourceChecks::resource).after("login-asked"),
            check(RESOURCE, "prm-servers", "The resource metadata names an authorization server", ResourceChecks::servers)
                .after("login-asked"),
            check(RESOURCE, "prm-offline-access", "The resource does not ask for offline_access", ResourceChecks::offlineAccess)
                .after("login-asked"),
            check(SERVER, "as-metadata", "The authorization server has metadata", ServerChecks::metadata).after("prm-servers"),
            check(SERVER, "as-spellings", "They are at every URL where clients look", ServerChecks::spellings).after("as-metadata"),
            check(SERVER, "as-issuer", "Their issuer is the one that was named", ServerChecks::issuer).after("as-metadata"),
            check(SERVER, "as-endpoints", "Their endpoints are https URLs", ServerChecks::endpoints).after("as-metadata"),
            check(SERVER, "as-s256", "PKCE with S256 is announced", ServerChecks::s256).after("as-metadata"),
            check(SERVER, "as-no-plain", "PKCE without a hash is not", ServerChecks::noPlain).after("as-metadata"),
            check(SERVER, "as-code", "The code flow is announced", ServerChecks::codeFlow).after("as-metadata"),
            check(SERVER, "as-refresh", "Refresh tokens are announced", ServerChecks::refresh).after("as-metadata"),
            check(SERVER, "as-none", "Clients without a secret are announced", ServerChecks::none).after("as-metadata"),
            check(SERVER, "as-cimd", "Client ID metadata documents are announced", ServerChecks::documents)
                .concerning(EnumSet.of(CLAUDE, CHATGPT, VS_CODE)).after("as-metadata"),
            check(SERVER, "as-registration", "A registration endpoint is announced", ServerChecks::registration).after("as-metadata"),
            check(SERVER, "as-iss", "Answers say who they come from (RFC 9207)", ServerChecks::iss).after("as-metadata"),
            check(SERVER, "as-revocation", "A revocation endpoint is announced", ServerChecks::revocation).after("as-metadata"));
    }

    private static List<Check> registration() {
        var all = new ArrayList<Check>();
        for (ClientApp app : ClientApp.values()) {
            all.add(check(REGISTRATION, "register-" + app.word(), app.title() + " can register",
                context -> RegistrationChecks.register(context, app))
                .concerning(app).after("as-registration", "as-endpoints"));
        }
        all.add(check(REGISTRATION, "register-method", "The answer says how the client authenticates", RegistrationChecks::method)
            .after("as-registration", "as-endpoints"));
        all.add(check(REGISTRATION, "token-errors", "The token endpoint answers errors in JSON", RegistrationChecks::tokenErrors)
            .after("as-endpoints"));
        all.add(check(REGISTRATION, "unknown-client", "A client that is not known is told so: 401 invalid_client",
            RegistrationChecks::unknownClient).after("as-endpoints").barredBy("token-errors"));
        return all;
    }

    private static List<Check> authorization() {
        return List.of(
            check(AUTHORIZATION, "authorize-page", "The authorization URL shows a page", AuthorizationChecks::page).after("as-endpoints"),
            check(AUTHORIZATION, "authorize-resource", "It takes the parameter resource", AuthorizationChecks::resource)
                .after("authorize-page"),
            check(AUTHORIZATION, "authorize-scopes", "It takes scopes that it does not know", AuthorizationChecks::scopes)
                .concerning(MCP_REMOTE).after("authorize-page"),
            check(AUTHORIZATION, "authorize-loopback-port", "It takes any port of this machine", AuthorizationChecks::loopbackPort)
                .concerning(ClientApp.loopback()).after("authorize-page"),
            check(AUTHORIZATION, "authorize-redirect", "It sends nobody to a URL that was not registered", AuthorizationChecks::redirect)
                .after("authorize-page"),
            check(AUTHORIZATION, "authorize-unknown-client", "A client that is not known is explained to the person",
                AuthorizationChecks::unknownClient).after("as-endpoints"),
            check(AUTHORIZATION, "authorize-pkce", "It wants PKCE", AuthorizationChecks::pkce).after("authorize-page"),
            check(AUTHORIZATION, "authorize-cimd", "It knows Claude by its document", AuthorizationChecks::document).concerning(CLAUDE)
                .after("as-cimd", "as-none", "as-endpoints"),
            check(AUTHORIZATION, "authorize-framing", "No other page can frame it", AuthorizationChecks::framing).after("authorize-page"));
    }

    private static List<Check> token() {
        return List.of(
            check(TOKEN, "login", "The person comes back with a code", TokenChecks::login).after("login-asked", "as-endpoints")
                .barredBy("authorize-page", "authorize-resource"),
            check(TOKEN, "login-iss", "The answer says who it comes from", TokenChecks::iss).after("login"),
            check(TOKEN, "token", "The code is good for a token", TokenChecks::token).after("login"),
            check(TOKEN, "token-response", "The token response is what clients expect", TokenChecks::response).after("token"),
            check(TOKEN, "refresh", "The refresh token is good for another", TokenChecks::refresh).after("token"),
            check(TOKEN, "refresh-rotation", "It is another each time", TokenChecks::rotation).after("refresh"),
            check(TOKEN, "audience", "A token for another resource is refused", TokenChecks::audience).after("refresh"));
    }

    private static List<Check> calls() {
        return List.of(
            check(CALLS, "entry", "The token is accepted", CallChecks::entry).after("post").barredBy("login", "token"),
            check(CALLS, "discover", "server/discover is answered, or refused properly", CallChecks::discover).after("entry"),
            check(CALLS, "initialize", "The handshake of older clients is answered", CallChecks::initialize).after("entry"),
            check(CALLS, "revisions", "Older revisions are agreed on", CallChecks::revisions).after("initialize"),
            check(CALLS, TOOLS, "The tools are listed", CallChecks::tools).after("entry"),
            check(CALLS, "modern-results", "Results of 2026-07-28 are whole", CallChecks::modernResults).after("discover", TOOLS),
            check(CALLS, "tool-names", "Their names fit every client", ToolChecks::names).concerning(WITH_MODEL).after(TOOLS),
            check(CALLS, "tool-descriptions", "Each says what it does", ToolChecks::descriptions).after(TOOLS),
            check(CALLS, "tool-schemas", "Their schemas fit every client", ToolChecks::schemas).concerning(WITH_MODEL).after(TOOLS),
            check(CALLS, "tool-sizes", "The list leaves room for work", ToolChecks::sizes).after(TOOLS),
            check(CALLS, "unknown-method", "A method that is not known is -32601, never a 500", CallChecks::unknownMethod).after("entry"),
            check(CALLS, "malformed-json", "What is no JSON is -32700", CallChecks::malformed).after("entry"),
            check(CALLS, "content-type", "What says it is no JSON is refused", CallChecks::contentType).after("entry"),
            check(CALLS, "large-body", "A body too large is refused", CallChecks::large).after("entry").deep(),
            check(CALLS, "origin", "Pages of strange origins are refused", CallChecks::origin).after("entry"),
            check(CALLS, "host", "Requests for another host are refused", CallChecks::host).after("entry"));
    }

    /// What the models of hosts get of the tools. Alternatives at the top of a schema are a failure of `tool-schemas` already.
    private static List<Check> models() {
        var all = new ArrayList<Check>();
        for (HostCheck check : HostCheck.values()) {
            if (check.isSeenInLists() && check != HostCheck.INPUT_SCHEMA_ALTERNATIVES) {
                all.add(check(MODELS, check.id(), check.title(), context -> ModelChecks.made(context, check)).after(TOOLS));
            }
        }
        return all;
    }

    private static List<Check> sessions() {
        return List.of(
            check(SESSIONS, "get", "GET without a session is 405", SessionChecks::get).after("entry"),
            check(SESSIONS, "session-unknown", "A session that is not known is 404", SessionChecks::unknown).after("initialize"),
            check(SESSIONS, "session-end", "A session can be ended", SessionChecks::end).after("initialize"));
    }

    private static List<Check> streams() {
        return List.of(
            check(STREAMS, "stream-first-event", "A stream begins at once", StreamChecks::firstEvent).after("entry"),
            check(STREAMS, "stream-uncompressed", "Streams are not compressed", StreamChecks::uncompressed).after("stream-first-event")
                .barredBy("stream-first-event"),
            check(STREAMS, "stream-cache", "Streams are not cached or changed on the way", StreamChecks::cache).after("stream-first-event")
                .barredBy("stream-first-event"),
            check(STREAMS, "stream-buffering", "Proxies are told not to gather streams", StreamChecks::buffering)
                .after("stream-first-event").barredBy("stream-first-event"),
            check(STREAMS, "stream-keepalive", "Quiet streams are kept alive", StreamChecks::keepAlive).after("stream-first-event")
                .barredBy("stream-first-event").deep());
    }

    private static List<Check> browser() {
        return List.of(
            check(BROWSER, "cors-preflight", "A preflight needs no login", BrowserChecks::preflight).concerning(INSPECTOR).after("post"),
            check(BROWSER, "cors-exposed", "Pages may read the headers they need", BrowserChecks::exposed).concerning(INSPECTOR)
                .after("cors-preflight").barredBy("challenge-status"),
            check(BROWSER, "cors-metadata", "Pages may read the metadata", BrowserChecks::metadata).concerning(INSPECTOR)
                .after("cors-preflight", "login-asked", "as-metadata"),
            check(BROWSER, "cors-credentials", "No strange page is let in with cookies", BrowserChecks::credentials).after("post"));
    }

    /// What may cost the doctor its tokens comes last.
    private static List<Check> end() {
        return List.of(
            check(TOKEN, "refresh-grace", "Two processes may refresh at once", TokenChecks::grace).after("refresh-rotation"),
            check(TOKEN, "revocation", "A revoked token is good for nothing", TokenChecks::revocation)
                .concerning(EnumSet.of(CLAUDE, CHATGPT, VS_CODE)).after("token", "as-revocation", "entry"),
            check(TOKEN, "code-once", "The code is good once", TokenChecks::once).after("token").deep(),
            check(HYGIENE, "no-stack-traces", "Errors tell nothing of the inside", HygieneChecks::noStackTraces).after(REACHABLE));
    }

    private static Check check(Phase phase, String id, String title, Function<ExaminationContext, Finding> question) {
        return Check.of(phase, id, title, question);
    }
}
