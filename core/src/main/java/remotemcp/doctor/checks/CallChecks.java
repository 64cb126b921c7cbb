package remotemcp.doctor.checks;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import remotemcp.client.wire.Printable;
import remotemcp.doctor.http.ProbeResponse;
import remotemcp.doctor.play.ClientApp;
import remotemcp.doctor.play.McpCalls;
import remotemcp.doctor.play.Rpc;
import remotemcp.doctor.report.Finding;
import remotemcp.doctor.report.Severity;
import remotemcp.json.JsonObject;
import remotemcp.protocol.Revision;
import remotemcp.protocol.RpcException;

/// The first calls, and how the endpoint takes what is wrong with one.
final class CallChecks {
    private static final String STRANGE = "remote-mcp-doctor.invalid";
    private static final int LARGE = 20 << 20;

    private CallChecks() {
    }

    static Finding entry(ExaminationContext context) {
        if (!context.maySpeak()) {
            return Finding.skipped(context.canGetIn() ? "the login came to nothing"
                : "nobody is signed in: --login or --header \"Authorization: Bearer …\" goes on from here");
        }
        ProbeResponse discover = context.calls().discover();
        boolean isRefused = discover.status() == 401 || discover.status() == 403;
        return !isRefused ? Finding.healthy(context.isGuarded() ? "it is" : "none is needed") : Finding.failure(discover)
            .why("The login works, and then no tool is ever called.")
            .fix(
                "See why the endpoint refuses what the authorization server gives: its issuer and audience settings, its clock, the key it verifies with; and whether the proxy passes Authorization on "
                    + "(nginx and FastCGI need it said, Apache wants CGIPassAuth On).");
    }

    static Finding discover(ExaminationContext context) {
        ProbeResponse response = context.calls().discover();
        if (context.calls().isModern()) {
            return Finding.healthy(response);
        }
        boolean isRefusal = response.rpc().isPresent() && response.status() < 500;
        return isRefusal ? Finding.healthy("it speaks older revisions only: " + response.described()) : Finding.failure(response)
            .why(
                "ChatGPT and other new clients begin with server/discover and fall back when it is refused properly; at a 500, or at what is no JSON-RPC, the whole connection fails (modelcontextprotocol/java-sdk#1072).")
            .fix(
                "Answer methods you do not know with HTTP 404, Content-Type: application/json and\n  {\"jsonrpc\": \"2.0\", \"id\": 1, \"error\": {\"code\": -32601, \"message\": \"Method not found\"}}")
            .only(Set.of(ClientApp.CHATGPT, ClientApp.CLAUDE));
    }

    static Finding initialize(ExaminationContext context) {
        ProbeResponse response = context.calls().initialize();
        return context.calls().isLegacy() ? Finding.healthy("it agrees on " + context.calls().revision()) : new Finding.Complaint(
            context.calls().isModern() ? Severity.WARNING : Severity.FAILURE,
            response.request().described(), response.described(), "")
            .why("Most clients in use begin with initialize and speak no revision without it.").fix(
                "Serve 2025-11-25 beside 2026-07-28 on the same URL: answer initialize with protocolVersion, capabilities and serverInfo.");
    }

    static Finding revisions(ExaminationContext context) {
        if (!context.calls().isLegacy()) {
            return Finding.skipped("the server speaks no older revision");
        }
        for (String revision : McpCalls.OLDER) {
            ProbeResponse response = context.calls().open(revision);
            String agreed = response.result().flatMap(result -> result.string("protocolVersion")).orElse("");
            if (Revision.find(agreed).isEmpty()) {
                return Finding.warning(response).why("Clients that offer " + revision + " cannot go on.")
                    .fix(
                        "Answer an initialize that offers a revision you know with that one, and any other with the newest you know: an error is not due.");
            }
        }
        return Finding.healthy(String.join(", ", McpCalls.OLDER) + " are");
    }

    static Finding tools(ExaminationContext context) {
        ProbeResponse response = context.calls().tools();
        if (response.result().flatMap(result -> result.array("tools")).isPresent()) {
            return Finding.healthy(context.calls().listedTools().size() + " tools");
        }
        return !context.calls().capabilities().has("tools") && response.rpc().isPresent() ? Finding.healthy("it says that it has none")
            : Finding.failure(response)
                .why("Clients show a server without tools, or an error.").fix("Answer tools/list with {\"tools\": […]}"
                    + (context.calls().session().isPresent() ? ", in the session that initialize began." : "."));
    }

    static Finding modernResults(ExaminationContext context) {
        if (!context.calls().isModern()) {
            return Finding.skipped("the server does not speak 2026-07-28");
        }
        for (ProbeResponse response : List.of(context.calls().discover(), context.calls().tools())) {
            JsonObject result = response.result().orElse(JsonObject.empty());
            boolean isWhole = result.has("resultType") && result.integer("ttlMs").isPresent() && result.has("cacheScope");
            if (!isWhole) {
                return Finding.warning(response).why(
                    "2026-07-28 requires resultType in every result, and ttlMs and cacheScope in lists: clients that check refuse the rest.")
                    .fix("Add \"resultType\": \"complete\", \"ttlMs\": 0 and \"cacheScope\": \"private\".");
            }
        }
        return Finding.healthy("they are");
    }

    static Finding unknownMethod(ExaminationContext context) {
        ProbeResponse response = context.calls().call("remote-mcp-doctor/unknown");
        boolean isTold = response.errorCode() == RpcException.METHOD_NOT_FOUND && response.status() < 500;
        return isTold ? Finding.healthy(response) : Finding.warning(response)
            .why("Clients try what newer revisions have and fall back at -32601; at anything else they give up.")
            .fix("Answer with {\"error\": {\"code\": -32601, \"message\": \"Method not found\"}}, HTTP 404 for 2026-07-28 and 200 before.");
    }

    static Finding malformed(ExaminationContext context) {
        ProbeResponse response =
            context.calls().ask(context.calls().inSession(Rpc.legacy(context.url(), "ping", context.calls().revision()))
                .carrying("{\"jsonrpc\": ").named("half a JSON text"));
        boolean isTold = response.status() == 400 && response.errorCode() == RpcException.PARSE_ERROR;
        return isTold ? Finding.healthy(response) : Finding.warning(response)
            .why(
                "A 500 says that the server is broken, sets off alarms and makes clients try again; what is no JSON-RPC tells them nothing.")
            .fix(
                "Answer HTTP 400 with {\"jsonrpc\": \"2.0\", \"id\": null, \"error\": {\"code\": -32700, \"message\": \"Parse error\"}}; a framework's JSON body parser needs its own error handler for that.");
    }

    static Finding contentType(ExaminationContext context) {
        ProbeResponse response =
            context.calls()
                .ask(Rpc.initialize(context.url(), McpCalls.LEGACY).with("Content-Type", "text/plain").named("initialize as text/plain"));
        context.calls().opened(response);
        return !response.isSuccess() && response.status() < 500 ? Finding.healthy(response) : Finding.warning(response)
            .why(response.isSuccess()
                ? "Any web page can send text/plain without a preflight, and so messages to the server in the name of who visits it (CVE-2026-33252)."
                : "The server fails instead of refusing.")
            .fix("Take Content-Type: application/json only, and answer others with HTTP 415.");
    }

    static Finding large(ExaminationContext context) {
        ProbeResponse response =
            context.calls().ask(context.calls().inSession(Rpc.legacy(context.url(), "ping", context.calls().revision()))
                .carrying("{\"pad\":\"" + "x".repeat(LARGE) + "\"}").named("20 MB"));
        return response.status() < 500 && !response.isSuccess() ? Finding.healthy(response) : Finding.warning(response)
            .why("A few such requests at once take all memory.")
            .fix("Limit bodies to some 4 MB and answer larger ones with HTTP 413 (nginx: client_max_body_size 4m;).");
    }

    static Finding origin(ExaminationContext context) {
        ProbeResponse response = context.calls().ask(
            Rpc.initialize(context.url(), McpCalls.LEGACY).with("Origin", "https://" + STRANGE)
                .named("initialize from a page of " + STRANGE));
        context.calls().opened(response);
        return response.status() >= 400 && response.status() < 500 ? Finding.healthy(response) : new Finding.Complaint(
            context.isLoopback() && !context.isGuarded() ? Severity.RISK : Severity.WARNING,
            response.request().described(), response.described(), "")
            .why(
                "Servers must refuse origins they do not know (MCP, Streamable HTTP, Security): else any web page that a person visits can use a server on their machine or network (DNS rebinding).")
            .fix(
                "When there is an Origin header that is not on your list, answer HTTP 403 with a JSON body; requests without one are programs and go on.");
    }

    static Finding host(ExaminationContext context) {
        OptionalInt status = context.environment().network().statusAsHost(context.url(), STRANGE);
        if (status.isEmpty()) {
            return Finding.healthy("no answer");
        }
        boolean isRefused = status.getAsInt() >= 400 && status.getAsInt() != 401 || status.getAsInt() >= 300 && status.getAsInt() < 400;
        return isRefused ? Finding.healthy("HTTP " + status.getAsInt()) : new Finding.Complaint(
            context.isLoopback() && !context.isGuarded() ? Severity.RISK : Severity.WARNING,
            "POST " + Printable.of(context.url()) + " with Host: " + STRANGE, "HTTP " + status.getAsInt(), "")
            .why(
                "A page whose name was made to point here (DNS rebinding) is taken for the server's own, and links built from Host lead where an attacker wants.")
            .fix(
                "Answer requests whose Host is not yours with HTTP 421 or 403 (nginx: a default_server that returns 444; Spring: server.forward-headers-strategy and a host filter).");
    }
}
