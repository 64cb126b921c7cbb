package remotemcp.doctor.checks;

import java.util.List;
import remotemcp.doctor.http.Answer;
import remotemcp.doctor.play.ClientApp;
import remotemcp.doctor.play.Rpc;
import remotemcp.doctor.play.Talk;
import remotemcp.doctor.report.Finding;

/// The URL and its neighbours: what a router, load balancer or firewall in front does to them.
final class EndpointChecks {

    private EndpointChecks() {
    }

    static Finding post(Chart chart) {
        Answer answer = chart.knock();
        if (answer.isRedirect() && leadsBack(chart, answer)) {
            return Finding.failure(answer)
                .why(answer.status() == 307 || answer.status() == 308
                    ? "Not every client follows a redirect of its POST, and none carries its token to another host."
                    : "A " + answer.status() + " turns POST into GET: the message is lost.")
                .fix("Give people the URL that it leads to, or serve the MCP endpoint at " + chart.url() + " itself. "
                    + Cures.slashRedirect());
        }
        boolean isSse = chart.uri().path().endsWith("/sse");
        if ((answer.status() == 404 || answer.status() == 405) && isSse) {
            return Finding.warning(answer).why("The URL is of HTTP+SSE (2024-11-05), which clients are giving up.")
                .fix("Serve Streamable HTTP too, at /mcp, and give people that URL.");
        }
        boolean isLost = answer.status() == 404 && answer.rpc().isEmpty() || answer.status() == 405 || answer.status() == 501;
        return isLost ? Finding.failure(answer).why("Every message of a client is a POST to exactly this URL.")
            .fix(
                "Route POST " + chart.uri().path() + " to the MCP server: the path itself, not only what lies below it. " + Cures.routing())
            : answer.status() >= 500 && chart.discoverKnock().status() >= 500
                ? Finding.failure(answer).why("The server, or the proxy before it, fails before it has looked at the request.")
                    .fix("Read the server's log for this request; a 502 or 504 says that the proxy does not reach the server behind it.")
                : Finding.healthy(answer);
    }

    /// Of a redirect to a login page, which is another mistake, this says no.
    private static boolean leadsBack(Chart chart, Answer answer) {
        String path = chart.uri().path();
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String target = answer.location();
        return target.endsWith(bare) || target.endsWith(bare + "/");
    }

    static Finding trailingSlash(Chart chart) {
        String url = chart.url();
        if (chart.uri().query().isPresent() || chart.uri().path().isEmpty() || chart.uri().path().equals("/")) {
            return Finding.skipped("the URL has no path");
        }
        String other = url.endsWith("/") ? url.substring(0, url.length() - 1) : url + "/";
        Answer answer = chart.probe().ask(Rpc.initialize(other, Talk.LEGACY).named("initialize, no token, other slash"));
        chart.talk().opened(answer);
        boolean keepsMethod = (answer.status() == 307 || answer.status() == 308) && answer.isRedirect();
        boolean isAlike = answer.status() == chart.knock().status();
        return isAlike || keepsMethod ? Finding.healthy(answer) : Finding.warning(answer)
            .why(answer.isRedirect()
                ? "People who type the URL so are redirected by a " + answer.status()
                    + ", which turns POST into GET: the login works, and then no tool is ever called."
                : "People who type the URL so cannot connect, and are not told why.")
            .fix("Answer POST " + other + " with 308 and Location: " + url + ". " + Cures.slashRedirect());
    }

    static Finding userAgents(Chart chart) {
        for (String agent : List.of(ClientApp.CLAUDE.userAgent(), "python-httpx/0.28.1", ClientApp.CHATGPT.userAgent())) {
            Answer answer = chart.probe().ask(Rpc.initialize(chart.url(), Talk.LEGACY).with("User-Agent", agent).named("as " + agent));
            chart.talk().opened(answer);
            if (answer.status() != chart.knock().status()) {
                return Finding.failure(answer)
                    .why("To other programs the server answers HTTP " + chart.knock().status()
                        + ": a firewall or bot filter turns this one away, and with it Claude or ChatGPT.")
                    .fix("Let this path through: in Cloudflare a WAF skip rule for http.request.uri.path eq \"" + chart.uri().path()
                        + "\" (Bot Fight Mode off), elsewhere an allow-list of the "
                        + "clients' addresses (Claude: 160.79.104.0/21) and user agents.");
            }
        }
        return Finding.healthy("Claude's and ChatGPT's are answered like any other");
    }
}
