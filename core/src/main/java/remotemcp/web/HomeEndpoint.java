package remotemcp.web;

import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.HttpResponse.Ready;
import remotemcp.mcp.McpServer;

/// `/`: what this server is and how to connect to it. The same for everybody, so it is drawn once.
public final class HomeEndpoint implements HttpHandler {
    private final Ready page;

    /// @param login whether people sign in before they use the server
    public HomeEndpoint(McpServer server, WebSettings site, boolean login) {
        page = Pages.answerToAll(HomePage.of(server, site, login).html());
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        boolean looks = request.method().equals("GET") || request.method().equals("HEAD");
        return looks ? page : HttpResponse.text(405, "Method not allowed\n").header("Allow", "GET, HEAD");
    }
}
