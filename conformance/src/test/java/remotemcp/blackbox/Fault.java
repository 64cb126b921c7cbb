package remotemcp.blackbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import remotemcp.blackbox.FaultyServer.Call;
import remotemcp.blackbox.FaultyServer.Mistake;
import remotemcp.blackbox.FaultyServer.Reply;

/// A mistake that servers or the proxies before them make, the findings it has to lead to, exactly, and a word of the cure.
///
/// @param findings ids of checks
/// @param cure stands in the fix of each
/// @param afterLogin whether it shows only to who has signed in
record Fault(String name, Set<String> findings, String cure, boolean afterLogin, Mistake mistake) {
    private static final String RESOURCE = "/.well-known/oauth-protected-resource";
    private static final String SERVER = "/.well-known/oauth-authorization-server";
    private static final String OPENID = "/.well-known/openid-configuration";

    /// What is changed in an answer.
    @FunctionalInterface
    private interface Change {
        Reply of(Call call, Reply reply) throws IOException;
    }

    @FunctionalInterface
    private interface When {
        boolean is(Call call);
    }

    @Override
    public String toString() {
        return name;
    }

    static List<Fault> all() {
        return List.of(
            // The URL and the way to it.
            before("the exact URL redirects to a slash", "post", "308",
                instead(call -> call.path().equals("/mcp"), call -> Reply.redirect(301, "/mcp/"))),
            before("only what lies below the path is routed", "post", "pathType: Prefix",
                instead(call -> call.path().equals("/mcp"), call -> Reply.of(404, "text/plain", "no route"))),
            before("the slash leads nowhere", "trailing-slash", "308",
                instead(call -> call.path().equals("/mcp/"), call -> Reply.of(404, "text/plain", "no route"))),
            before("a redirect loses the POST", "trailing-slash", "308",
                instead(call -> call.path().equals("/mcp/"), call -> Reply.redirect(301, "/mcp"))),
            before("a firewall dislikes programs", "user-agents", "160.79.104.0/21",
                instead(call -> call.header("User-Agent").equals("Claude-User"), call -> Reply.html(403))),

            // The challenge.
            before("403 instead of 401", "challenge-status", "HTTP 401", after(Fault::isStranger, (call, reply) -> reply.status(403))),
            before("a login page for programs", "challenge-status", "oauth2ResourceServer",
                instead(Fault::isStranger, call -> Reply.html(200))),
            before("a redirect to a login page", "challenge-status", "HTTP 401",
                instead(Fault::isStranger, call -> Reply.redirect(302, "/login"))),
            before("a proxy takes the challenge away", "challenge-header", "proxy_pass_header",
                after(Fault::isMcp, (call, reply) -> reply.without("WWW-Authenticate"))),
            before("a challenge without a link", "challenge-link", "resource_metadata=\"http",
                after(Fault::isStranger, (call, reply) -> reply.with("WWW-Authenticate", "Bearer scope=\"mcp\""))),
            before("a relative link", "challenge-link-absolute", "public URL",
                after(Fault::isMcp, (call, reply) -> reply.status() != 401 ? reply
                    : reply.with("WWW-Authenticate",
                        reply.header("WWW-Authenticate").replaceAll("resource_metadata=\"http://[^/]*", "resource_metadata=\"")))),
            before("a link to nowhere", "prm-linked", "HTTP 200", after(Fault::isMcp, (call, reply) -> reply.status() != 401 ? reply
                : reply.with("WWW-Authenticate",
                    reply.header("WWW-Authenticate").replace("oauth-protected-resource/mcp", "oauth-protected-resource/nowhere")))),
            before("an error to who showed nothing", "challenge-no-error", "Without credentials", after(Fault::isStranger,
                (call, reply) -> reply.status() != 401 ? reply
                    : reply.with("WWW-Authenticate", reply.header("WWW-Authenticate") + ", error=\"invalid_token\""))),
            before("the method is looked at before the token", "challenge-each-request", "before looking at method",
                instead(call -> call.is("GET", "/mcp") && isStranger(call), call -> Reply.json(500, "{}"))),
            before("a bad token is forbidden", "challenge-bad-token", "invalid_token",
                after(call -> isMcp(call) && call.header("Authorization").contains("doctor"), (call, reply) -> reply.status(403))),

            // The metadata.
            before("the resource metadata is at the wrong path", "prm-at-path", "oauth-protected-resource/mcp", movedToRoot()),
            before("no resource metadata at the root", "prm-at-root", "oauth-protected-resource",
                instead(call -> call.path().equals(RESOURCE), call -> Reply.of(404, "text/plain", ""))),
            before("the resource has a slash more", "prm-resource", "byte for byte",
                after(Fault::isResource, (call, reply) -> reply.replacing("/mcp\"", "/mcp/\""))),
            before("the resource asks for offline_access", "prm-offline-access", "scopes_supported",
                after(Fault::isResource,
                    (call, reply) -> reply.replacing("\"scopes_supported\":[", "\"scopes_supported\":[\"offline_access\","))),
            before("the resource metadata names nobody", "prm-servers", "authorization_servers",
                after(Fault::isResource, (call, reply) -> reply.replacing("authorization_servers", "authorisation_servers"))),
            new Fault("the resource metadata is compressed for clients that take no such answer",
                Set.of("prm-linked", "prm-at-path", "prm-at-root", "prm-servers"), "Accept-Encoding", false,
                after(Fault::isResource, (call, reply) -> compressed(reply))),
            before("the server's metadata is compressed for clients that take no such answer", "as-metadata", "Accept-Encoding",
                after(Fault::isServer, (call, reply) -> compressed(reply))),
            before("no metadata of the authorization server", "as-metadata", "RFC 8414",
                instead(Fault::isServer, call -> Reply.of(404, "text/plain", ""))),
            before("metadata at one spelling only", "as-spellings", SERVER,
                instead(call -> call.path().equals(SERVER), call -> Reply.of(404, "text/plain", ""))),
            before("the issuer is another", "as-issuer", "slash at the end",
                after(Fault::isServer, (call, reply) -> reply.replacing("\"issuer\":\"http://localhost", "\"issuer\":\"https://internal"))),
            before("an endpoint is plain http", "as-endpoints", "https URL", after(Fault::isServer,
                (call, reply) -> reply.replacing("\"token_endpoint\":\"http://localhost", "\"token_endpoint\":\"http://internal.example"))),
            before("no S256", "as-s256", "S256", after(Fault::isServer, (call, reply) -> reply.replacing("[\"S256\"]", "[]"))),
            before("plain beside S256", "as-no-plain", "refuse plain",
                after(Fault::isServer, (call, reply) -> reply.replacing("[\"S256\"]", "[\"plain\",\"S256\"]"))),
            before("no `none`", "as-none", "\"none\"", after(Fault::isServer, (call, reply) -> reply.replacing("\"none\",", ""))),
            before("no word of refreshing", "as-refresh", "refresh_token",
                after(Fault::isServer,
                    (call, reply) -> reply.replacing("\"authorization_code\",\"refresh_token\"", "\"authorization_code\""))),
            before("no word of client documents", "as-cimd", "client_id_metadata_document_supported",
                after(Fault::isServer, (call, reply) -> reply.replacing("client_id_metadata_document_supported", "x"))),
            before("nobody can register", "as-registration", "RFC 7591",
                after(Fault::isServer, (call, reply) -> reply.replacing("registration_endpoint", "x"))),
            before("no word of iss", "as-iss", "authorization_response_iss_parameter_supported",
                after(Fault::isServer, (call, reply) -> reply.replacing("authorization_response_iss_parameter_supported", "x"))),
            before("no revocation endpoint", "as-revocation", "RFC 7009",
                after(Fault::isServer, (call, reply) -> reply.replacing("\"revocation_endpoint\"", "\"x\""))),

            // Registration.
            new Fault("loopback redirects are refused", Set.of("register-vscode", "register-inspector", "register-mcp-remote"), "RFC 8252",
                false, instead(
                    call -> call.is("POST", "/register") && (call.body().contains("127.0.0.1") || call.body().contains("localhost")),
                    call -> Reply.json(400, "{\"error\":\"invalid_redirect_uri\"}"))),
            before("an app's own scheme is refused", "register-cursor", "cursor:",
                instead(call -> call.is("POST", "/register") && call.body().contains("cursor:"),
                    call -> Reply.json(400, "{\"error\":\"invalid_redirect_uri\"}"))),
            before("the method is not echoed", "register-method", "token_endpoint_auth_method",
                after(call -> call.is("POST", "/register"), (call, reply) -> reply.replacing("token_endpoint_auth_method", "x"))),
            before("errors of the token endpoint are pages", "token-errors", "invalid_grant",
                after(call -> call.is("POST", "/token"), (call, reply) -> reply.status() < 400 ? reply : Reply.html(400))),
            before("a forgotten client is a 500", "unknown-client", "invalid_client",
                instead(Fault::isUnknownClient, call -> Reply.json(500, "{\"error\":\"server_error\"}"))),
            before("a forgotten client is sent to a login", "unknown-client", "HTTP 401",
                instead(Fault::isUnknownClient, call -> Reply.redirect(302, "/login"))),

            // The authorization endpoint.
            before("the authorization URL answers JSON", "authorize-page", "login page", after(
                call -> call.is("GET", "/authorize") && !call.target().contains("unknown-client") && !call.target().contains("claude.ai"),
                (call, reply) -> Reply.json(422, "{\"detail\":\"x\"}"))),
            before("resource is refused", "authorize-resource", "authorization server of your own",
                after(call -> call.is("GET", "/authorize") && call.target().contains("&resource="),
                    (call, reply) -> reply.status() == 200 && !call.target().contains("claude.ai") && !call.target().contains("49151")
                        ? Reply.html(400) : reply)),
            before("the port on this machine has to be the same", "authorize-loopback-port", "8252",
                instead(call -> call.is("GET", "/authorize") && call.target().contains("49151"), call -> Reply.html(400))),
            before("an open redirect", "authorize-redirect", "error page of your own", instead(
                call -> call.is("GET", "/authorize") && call.target().contains("elsewhere") && !call.target().contains("unknown-client"),
                call -> Reply.redirect(302, "https://remote-mcp-doctor.invalid/elsewhere?error=invalid_request"))),
            before("a forgotten client is explained in JSON", "authorize-unknown-client", "in words",
                instead(call -> call.is("GET", "/authorize") && call.target().contains("unknown-client"),
                    call -> Reply.json(422, "{\"detail\":[{\"loc\":[\"query\"]}]}"))),
            before("Claude's document cannot be fetched", "authorize-cimd", "challenge for browsers",
                instead(call -> call.is("GET", "/authorize") && call.target().contains("claude.ai%2Foauth"), call -> Reply.html(400))),
            before("the login can be framed", "authorize-framing", "frame-ancestors",
                after(call -> call.is("GET", "/authorize"),
                    (call, reply) -> reply.without("X-Frame-Options").without("Content-Security-Policy"))),

            // Browsers.
            before("a preflight wants a login", "cors-preflight", "OPTIONS without a login",
                instead(call -> call.method().equals("OPTIONS") && isMcp(call), call -> Reply.json(401, "{}"))),
            before("nothing is exposed", "cors-exposed", "Access-Control-Expose-Headers",
                after(Fault::isMcp, (call, reply) -> reply.without("Access-Control-Expose-Headers"))),
            before("metadata is for no page", "cors-metadata", "Access-Control-Allow-Origin: *",
                after(call -> isServer(call) || isResource(call), (call, reply) -> reply.without("Access-Control-Allow-Origin"))),
            before("every page may come with cookies", "cors-credentials", "Never send",
                after(call -> isMcp(call) && call.header("Origin").contains("doctor"),
                    (call, reply) -> reply.with("Access-Control-Allow-Origin", call.header("Origin"))
                        .with("Access-Control-Allow-Credentials", "true"))),

            // The life of tokens.
            signedIn("the answer says of nobody that it is theirs", "login-iss", "iss=",
                after(call -> true, (call, reply) -> reply.header("Location").contains("code=")
                    ? reply.with("Location", reply.header("Location").replaceAll("&?iss=[^&]*", "")) : reply)),
            signedIn("a token of no known length of life", "token-response", "expires_in",
                after(call -> call.is("POST", "/token"), (call, reply) -> reply.replacing("expires_in", "x"))),
            signedIn("no refresh token", "refresh", "refresh_token",
                after(call -> call.is("POST", "/token"), (call, reply) -> reply.replacing("\"refresh_token\"", "\"x\""))),
            signedIn("the refresh token stays the same", "refresh-rotation", "another refresh_token", sameRefreshToken()),
            signedIn("a spent refresh token ends it at once", "refresh-grace", "30 seconds", noGrace()),
            signedIn("a token for anybody", "audience", "invalid_target",
                (call, server) -> server.ask(call.saying(call.body().replaceAll("resource=https%3A%2F%2Fremote-mcp-doctor[^&]*", "x=y")))),
            signedIn("revocation has no effect", "revocation", "RFC 7009",
                instead(call -> call.is("POST", "/revoke"), call -> Reply.json(200, "{}"))),
            signedIn("the token is lost on the way", "entry", "Authorization",
                (call, server) -> server
                    .ask(isMcp(call) && !call.header("Authorization").contains("doctor") ? call.without("Authorization") : call)),

            // Calls.
            signedIn("500 on server/discover", "discover", "-32601",
                instead(call -> isMember(call) && call.body().contains("server/discover"),
                    call -> Reply.of(500, "text/plain", "Internal Server Error"))),
            signedIn("no handshake for older clients", "initialize", "2025-11-25",
                instead(call -> isMember(call) && call.body().contains("\"initialize\"")
                    && call.header("Content-Type").startsWith("application/json") && call.header("Origin").isEmpty(),
                    call -> Reply.json(400, "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32022,\"message\":\"Unsupported\"}}"))),
            signedIn("500 on an unknown method", "unknown-method", "-32601",
                instead(call -> isMember(call) && call.body().contains("doctor/unknown"), call -> Reply.of(500, "text/plain", "Oops"))),
            signedIn("500 on half a message", "malformed-json", "-32700",
                instead(call -> isMember(call) && call.body().equals("{\"jsonrpc\": "), call -> Reply.html(500))),
            signedIn("a stack trace in an error", "no-stack-traces", "NODE_ENV=production", instead(
                call -> isMember(call) && call.body().equals("{\"jsonrpc\": "),
                call -> Reply.json(400,
                    "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,\"message\":\"SyntaxError\\n    at JSON.parse (/app/node_modules/x/index.js:7:3)\"}}"))),
            signedIn("text/plain is taken", "content-type", "415",
                (call, server) -> server
                    .ask(call.header("Content-Type").equals("text/plain") ? call.with("Content-Type", "application/json") : call)),
            signedIn("any origin is taken", "origin", "403",
                (call, server) -> server.ask(call.header("Origin").contains("doctor") ? call.without("Origin") : call)),
            signedIn("any host is taken", "host", "421", new FaultyServer.AnyHost()),
            signedIn("a tool without a description", "tool-descriptions", "add", tools("\"description\":\"", "\"was\":\"")),
            signedIn("a tool's name with a dot", "tool-names", "Rename", tools("\"name\":\"add\"", "\"name\":\"math.add\"")),
            signedIn("alternatives at the top of a schema", "tool-schemas", "alternatives",
                tools("\"inputSchema\":{", "\"inputSchema\":{\"oneOf\":[],")),

            // Sessions and streams.
            signedIn("GET without a session is a 400", "get", "405",
                instead(call -> call.is("GET", "/mcp") && isMember(call) && call.header("Mcp-Session-Id").isEmpty(),
                    call -> Reply.json(400, "{}"))),
            signedIn("a forgotten session is a 400", "session-unknown", "HTTP 404",
                after(call -> isMember(call) && !call.header("Mcp-Session-Id").isEmpty(),
                    (call, reply) -> reply.status() == 404 ? reply.status(400) : reply)),
            signedIn("a proxy gathers streams", "stream-first-event", "proxy_buffering off",
                after(Fault::isMember, (call, reply) -> reply.isStream() ? reply.gathered() : reply)),
            signedIn("a proxy compresses streams", "stream-uncompressed", "Compress no",
                after(Fault::isMember, (call, reply) -> reply.isStream() ? compressed(reply) : reply)),
            signedIn("streams may be cached", "stream-cache", "no-transform",
                after(Fault::isMember, (call, reply) -> reply.isStream() ? reply.without("Cache-Control") : reply)),
            signedIn("nginx is not told", "stream-buffering", "X-Accel-Buffering: no",
                after(Fault::isMember, (call, reply) -> reply.isStream() ? reply.without("X-Accel-Buffering") : reply)));
    }

    private static Fault before(String name, String finding, String cure, Mistake mistake) {
        return new Fault(name, Set.of(finding), cure, false, mistake);
    }

    private static Fault signedIn(String name, String finding, String cure, Mistake mistake) {
        return new Fault(name, Set.of(finding), cure, true, mistake);
    }

    private static Mistake after(When when, Change change) {
        return (call, server) -> when.is(call) ? change.of(call, server.ask(call)) : server.ask(call);
    }

    private interface Instead {
        Reply of(Call call);
    }

    private static Mistake instead(When when, Instead other) {
        return (call, server) -> when.is(call) ? other.of(call) : server.ask(call);
    }

    private static boolean isMcp(Call call) {
        return call.path().equals("/mcp");
    }

    private static boolean isStranger(Call call) {
        return isMcp(call) && call.header("Authorization").isEmpty() && !call.method().equals("OPTIONS");
    }

    private static boolean isMember(Call call) {
        return isMcp(call) && !call.header("Authorization").isEmpty() && !call.header("Authorization").contains("doctor");
    }

    private static boolean isResource(Call call) {
        return call.path().startsWith(RESOURCE);
    }

    private static boolean isServer(Call call) {
        return call.path().equals(SERVER) || call.path().equals(OPENID);
    }

    private static boolean isUnknownClient(Call call) {
        return call.is("POST", "/token") && call.body().contains("unknown-client");
    }

    private static Mistake movedToRoot() {
        return (call, server) -> {
            if (call.path().equals(RESOURCE + "/mcp")) {
                return Reply.of(404, "text/plain", "");
            }
            Reply reply = server.ask(call);
            return isMcp(call) && reply.status() == 401 ? reply.with("WWW-Authenticate",
                reply.header("WWW-Authenticate").replace("oauth-protected-resource/mcp", "oauth-protected-resource")) : reply;
        };
    }

    private static Mistake tools(String before, String after) {
        return after(call -> isMember(call) && call.body().contains("tools/list"), (call, reply) -> reply.replacing(before, after));
    }

    /// The first refresh token stays good at the proxy, which rotates the real ones.
    private static Mistake sameRefreshToken() {
        var real = new AtomicReference<String>();
        return (call, server) -> {
            if (!call.is("POST", "/token") || call.body().contains("unknown-client") || call.body().contains("no-code")) {
                return server.ask(call);
            }
            Reply reply = server
                .ask(real.get() == null ? call : call.saying(call.body().replaceAll("refresh_token=[^&]*", "refresh_token=" + real.get())));
            String text = new String(reply.body().readAllBytes(), StandardCharsets.UTF_8);
            String token = text.replaceAll(".*\"refresh_token\":\"([^\"]*)\".*", "$1");
            real.set(text.contains("\"refresh_token\"") ? token : real.get());
            return Reply.json(reply.status(), text.replaceAll("\"refresh_token\":\"[^\"]*\"", "\"refresh_token\":\"always-the-same\""))
                .with("Cache-Control", "no-store");
        };
    }

    private static Mistake noGrace() {
        Set<String> spent = ConcurrentHashMap.newKeySet();
        return (call, server) -> {
            boolean isRefresh =
                call.is("POST", "/token") && call.body().contains("grant_type=refresh_token") && !call.body().contains("unknown-client");
            String token = Arrays.stream(call.body().split("&")).filter(pair -> pair.startsWith("refresh_token=")).findFirst().orElse("");
            if (isRefresh && spent.contains(token)) {
                return Reply.json(400, "{\"error\":\"invalid_grant\"}");
            }
            Reply reply = server.ask(call);
            if (isRefresh && reply.status() == 200) {
                spent.add(token);
            }
            return reply;
        };
    }

    /// The person's browser, which in these tests is the JDK's HTTP client and decodes nothing.
    private static boolean isPerson(Call call) {
        return call.header("User-Agent").startsWith("Java-http-client");
    }

    /// What a content delivery network does with all that a client lets it.
    static Mistake compressesWhereItMay() {
        return after(call -> call.header("Accept-Encoding").isEmpty() && !isPerson(call), (call, reply) -> compressed(reply));
    }

    /// With the head of a gzip stream at once, as a proxy sends that flushes.
    private static Reply compressed(Reply reply) throws IOException {
        var head = new ByteArrayOutputStream();
        new GZIPOutputStream(head, true).flush();
        return new Reply(reply.status(), reply.with("Content-Encoding", "gzip").headers(),
            new SequenceInputStream(new ByteArrayInputStream(head.toByteArray()), reply.body()));
    }
}
