package remotemcp.web;

import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.HttpResponse.Ready;
import remotemcp.mcp.McpServer;

/// `/`: what this server is and how to connect to it. The same for everybody, so it is drawn once, and again when what the server offers has
/// changed.
public final class HomeEndpoint implements HttpHandler {
    private final McpServer server;
    private final WebSettings site;
    private final boolean login;
    private volatile Drawn page;

    /// @param login whether people sign in before they use the server
    public HomeEndpoint(McpServer server, WebSettings site, boolean login) {
        this.server = server;
        this.site = site;
        this.login = login;
        page = draw();
    }

    /// @param changes how many there had been
    private record Drawn(Ready page, long changes) {
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        boolean looks = request.method().equals("GET") || request.method().equals("HEAD");
        return looks ? page() : HttpResponse.text(405, "Method not allowed\n").header("Allow", "GET, HEAD");
    }

    private Ready page() {
        Drawn known = page;
        if (known.changes() != server.changes().end()) {
            known = draw();
            page = known;
        }
        return known.page();
    }

    private Drawn draw() {
        long changes = server.changes().end();
        return new Drawn(PageResponses.answerToAll(HomePage.of(server, site, login).html()), changes);
    }
}
