package remotemcp.doctor.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.discovery.WellKnown;
import remotemcp.doctor.http.ProbeRequest;
import remotemcp.doctor.http.ProbeResponse;
import remotemcp.doctor.play.McpCalls;
import remotemcp.doctor.play.Rpc;
import remotemcp.doctor.report.Finding;
import remotemcp.protocol.HeaderNames;

/// What web pages may do with the server (Fetch standard, CORS). The MCP Inspector is one.
final class BrowserChecks {
    private static final String INSPECTOR = "http://localhost:6274";
    private static final String STRANGE = "https://remote-mcp-doctor.invalid";

    private BrowserChecks() {
    }

    static Finding preflight(ExaminationContext context) {
        ProbeResponse response = context.probe()
            .ask(ProbeRequest.of("OPTIONS", context.url()).with("Origin", INSPECTOR).with("Access-Control-Request-Method", "POST")
                .with("Access-Control-Request-Headers", "authorization,content-type,mcp-protocol-version,mcp-session-id")
                .named("a preflight for " + INSPECTOR));
        boolean isAllowed =
            response.isSuccess() && allows(response) && list(response, "Access-Control-Allow-Headers").contains("authorization");
        return isAllowed ? Finding.healthy(response) : Finding
            .warning(response.request().described(),
                response.described() + ", Access-Control-Allow-Origin: "
                    + response.headers().find("Access-Control-Allow-Origin").orElse("none"))
            .why(
                "A browser asks this before the first request of a page, never with a token. The Inspector connects only through its proxy then, and pages not at all.")
            .fix("Answer OPTIONS without a login with HTTP 204 and\n  Access-Control-Allow-Origin: " + INSPECTOR
                + "\n  Access-Control-Allow-Methods: GET, POST, DELETE\n  Access-Control-Allow-Headers: *, Authorization\n"
                + ProxySettings.cors(INSPECTOR));
    }

    static Finding exposed(ExaminationContext context) {
        ProbeResponse response = context.probe()
            .ask(Rpc.initialize(context.url(), McpCalls.LEGACY).with("Origin", INSPECTOR).named("initialize, no token, from " + INSPECTOR));
        context.calls().opened(response);
        var lacking = new ArrayList<String>(context.isGuarded()
            ? List.of("WWW-Authenticate", HeaderNames.SESSION_ID, HeaderNames.PROTOCOL_VERSION) : List.of(HeaderNames.SESSION_ID));
        List<String> exposed = list(response, "Access-Control-Expose-Headers");
        lacking.removeIf(name -> exposed.contains(name.toLowerCase(Locale.ROOT)) || exposed.contains("*"));
        return lacking.isEmpty() && allows(response) ? Finding.healthy(String.join(", ", exposed)) : Finding
            .warning(response.request().described(),
                allows(response) ? "not exposed: " + String.join(", ", lacking) : "no Access-Control-Allow-Origin")
            .why(
                "A page reads no other headers: the Inspector does not find the login without WWW-Authenticate, and loses its session without Mcp-Session-Id.")
            .fix(
                "Send with every answer, the 401 too,\n  Access-Control-Expose-Headers: WWW-Authenticate, Mcp-Session-Id, MCP-Protocol-Version\n"
                    + ProxySettings.cors(INSPECTOR));
    }

    static Finding metadata(ExaminationContext context) {
        var urls = new ArrayList<String>();
        urls.add(context.metadata().link().orElse(context.metadata().resourceAtPath()));
        urls.addAll(context.metadata().spellings().subList(0, Math.min(1, context.metadata().spellings().size())));
        for (String url : urls) {
            ProbeResponse response = context.probe().ask(ProbeRequest.get(url).with("Origin", INSPECTOR).named("from " + INSPECTOR));
            if (response.isSuccess() && isHere(context, url) && !allows(response)) {
                return Finding.warning(response.request().described(), "no Access-Control-Allow-Origin")
                    .why("The Inspector's page, and every other, cannot find the login.")
                    .fix("Send with both metadata documents\n  Access-Control-Allow-Origin: *");
            }
        }
        return Finding.healthy("they may");
    }

    static Finding credentials(ExaminationContext context) {
        ProbeResponse response = context.probe()
            .ask(Rpc.initialize(context.url(), McpCalls.LEGACY).with("Origin", STRANGE).named("initialize, no token, from " + STRANGE));
        context.calls().opened(response);
        boolean withCookies = response.headers().find("Access-Control-Allow-Credentials").orElse("").equalsIgnoreCase("true");
        boolean isIn = allows(response, STRANGE);
        return withCookies && isIn ? Finding
            .risk(response.request().described(),
                "Access-Control-Allow-Origin: " + response.headers().find("Access-Control-Allow-Origin").orElse("")
                    + " with Access-Control-Allow-Credentials: true")
            .why("Any page may use the server with the cookies of whoever visits it.").fix(
                "Never send Access-Control-Allow-Credentials here: MCP needs no cookies. List the origins that may come, and echo no other.")
            : Finding.healthy("none is");
    }

    /// The doctor can show an origin to the server itself only: what another one would answer to it, it does not know.
    private static boolean isHere(ExaminationContext context, String url) {
        try {
            return WellKnown.origin(url).equals(context.origin());
        } catch (LoginException e) {
            return false;
        }
    }

    private static boolean allows(ProbeResponse response) {
        return allows(response, INSPECTOR);
    }

    private static boolean allows(ProbeResponse response, String origin) {
        String allowed = response.headers().find("Access-Control-Allow-Origin").orElse("");
        return allowed.equals("*") || allowed.equals(origin);
    }

    private static List<String> list(ProbeResponse response, String name) {
        var items = new ArrayList<String>();
        String text = String.join(",", response.headers().all(name)).toLowerCase(Locale.ROOT);
        int at = 0;
        while (at <= text.length()) {
            int end = text.indexOf(',', at) < 0 ? text.length() : text.indexOf(',', at);
            items.add(text.substring(at, end).strip());
            at = end + 1;
        }
        return items;
    }
}
