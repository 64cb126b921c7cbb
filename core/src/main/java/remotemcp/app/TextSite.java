package remotemcp.app;

import java.util.Map;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.mcp.McpServer;
import remotemcp.platform.Platform;
import remotemcp.transport.Site;

/// A website without pages.
final class TextSite implements Website {
    private final TextErrors errors;
    private final HttpResponse welcome;

    TextSite(McpServer server, Platform platform, Site site, boolean login) {
        errors = new TextErrors(platform);
        welcome = HttpResponse.text(200, server.name() + " is an MCP server. Its endpoint is " + site.url() + "/mcp\n");
    }

    @Override
    public Map<String, HttpHandler> pages() {
        return Map.of("/", this::welcome);
    }

    private HttpResponse welcome(HttpRequest request) {
        boolean looks = request.method().equals("GET") || request.method().equals("HEAD");
        return looks ? welcome : HttpResponse.text(405, "Method not allowed\n").header("Allow", "GET, HEAD");
    }

    @Override
    public HttpResponse notFound(HttpRequest request) {
        return errors.notFound();
    }

    @Override
    public HttpResponse failed(HttpRequest request, RuntimeException failure) {
        return errors.failed(request, failure);
    }
}
