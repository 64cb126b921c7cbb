package remotemcp.app;

import java.util.Map;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.mcp.McpServer;
import remotemcp.platform.Platform;
import remotemcp.transport.Site;

/// What an app shows to people: its pages, and the answers to requests that lead nowhere or fail.
public interface Website {

    /// Handlers by path. They need no token.
    Map<String, HttpHandler> pages();

    /// The answer where there is nothing.
    HttpResponse notFound(HttpRequest request);

    /// The answer of a page or a login URL that threw this.
    HttpResponse failed(HttpRequest request, RuntimeException failure);

    /// No pages: one line of text at `/`, and errors as text or JSON.
    static Plan none() {
        return TextSite::new;
    }

    /// Makes the website once it is known for which server, where and on what.
    @FunctionalInterface
    interface Plan {

        /// @param login whether people sign in before they use the server
        Website on(McpServer server, Platform platform, Site site, boolean login);
    }
}
