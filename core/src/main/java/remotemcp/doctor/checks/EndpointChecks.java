package remotemcp.doctor.checks;

import java.util.List;
import remotemcp.doctor.http.ProbeResponse;
import remotemcp.doctor.play.ClientApp;
import remotemcp.doctor.play.McpCalls;
import remotemcp.doctor.play.Rpc;
import remotemcp.doctor.report.Finding;

/// The URL and its neighbours: what a router, load balancer or firewall in front does to them.
final class EndpointChecks {

    private EndpointChecks() {
    }

    static Finding post(ExaminationContext context) {
        ProbeResponse response = context.firstResponse();
        if (response.isRedirect() && leadsBack(context, response)) {
            return Finding.failure(response)
                .why(response.status() == 307 || response.status() == 308
                    ? "Not every client follows a redirect of its POST, and none carries its token to another host."
                    : "A " + response.status() + " turns POST into GET: the message is lost.")
                .fix("Give people the URL that it leads to, or serve the MCP endpoint at " + context.url() + " itself. "
                    + ProxySettings.slashRedirect());
        }
        boolean isSse = context.uri().path().endsWith("/sse");
        if ((response.status() == 404 || response.status() == 405) && isSse) {
            return Finding.warning(response).why("The URL is of HTTP+SSE (2024-11-05), which clients are giving up.")
                .fix("Serve Streamable HTTP too, at /mcp, and give people that URL.");
        }
        boolean isLost = response.status() == 404 && response.rpc().isEmpty() || response.status() == 405 || response.status() == 501;
        return isLost ? Finding.failure(response).why("Every message of a client is a POST to exactly this URL.")
            .fix(
                "Route POST " + context.uri().path() + " to the MCP server: the path itself, not only what lies below it. "
                    + ProxySettings.routing())
            : response.status() >= 500 && context.firstDiscovery().status() >= 500
                ? Finding.failure(response).why("The server, or the proxy before it, fails before it has looked at the request.")
                    .fix("Read the server's log for this request; a 502 or 504 says that the proxy does not reach the server behind it.")
                : Finding.healthy(response);
    }

    /// Of a redirect to a login page, which is another mistake, this says no.
    private static boolean leadsBack(ExaminationContext context, ProbeResponse response) {
        String path = context.uri().path();
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String target = response.location();
        return target.endsWith(bare) || target.endsWith(bare + "/");
    }

    static Finding trailingSlash(ExaminationContext context) {
        String url = context.url();
        if (context.uri().query().isPresent() || context.uri().path().isEmpty() || context.uri().path().equals("/")) {
            return Finding.skipped("the URL has no path");
        }
        String other = url.endsWith("/") ? url.substring(0, url.length() - 1) : url + "/";
        ProbeResponse response = context.probe().ask(Rpc.initialize(other, McpCalls.LEGACY).named("initialize, no token, other slash"));
        context.calls().opened(response);
        boolean keepsMethod = (response.status() == 307 || response.status() == 308) && response.isRedirect();
        boolean isAlike = response.status() == context.firstResponse().status();
        return isAlike || keepsMethod ? Finding.healthy(response) : Finding.warning(response)
            .why(response.isRedirect()
                ? "People who type the URL so are redirected by a " + response.status()
                    + ", which turns POST into GET: the login works, and then no tool is ever called."
                : "People who type the URL so cannot connect, and are not told why.")
            .fix("Answer POST " + other + " with 308 and Location: " + url + ". " + ProxySettings.slashRedirect());
    }

    static Finding userAgents(ExaminationContext context) {
        for (String agent : List.of(ClientApp.CLAUDE.userAgent(), "python-httpx/0.28.1", ClientApp.CHATGPT.userAgent())) {
            ProbeResponse response =
                context.probe().ask(Rpc.initialize(context.url(), McpCalls.LEGACY).with("User-Agent", agent).named("as " + agent));
            context.calls().opened(response);
            if (response.status() != context.firstResponse().status()) {
                return Finding.failure(response)
                    .why("To other programs the server answers HTTP " + context.firstResponse().status()
                        + ": a firewall or bot filter turns this one away, and with it Claude or ChatGPT.")
                    .fix("Let this path through: in Cloudflare a WAF skip rule for http.request.uri.path eq \"" + context.uri().path()
                        + "\" (Bot Fight Mode off), elsewhere an allow-list of the "
                        + "clients' addresses (Claude: 160.79.104.0/21) and user agents.");
            }
        }
        return Finding.healthy("Claude's and ChatGPT's are answered like any other");
    }
}
