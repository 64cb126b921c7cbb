package remotemcp.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import remotemcp.app.TextErrors;
import remotemcp.app.Website;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.MediaRanges;
import remotemcp.mcp.McpServer;
import remotemcp.oauth.resource.Scopes;
import remotemcp.platform.Platform;
import remotemcp.platform.UnavailableException;
import remotemcp.transport.Site;

/// The pages of every server, with login or without: the home page, which tells how to connect, and pages for errors. Programs get text.
///
/// ```
/// App.serving(server).withPages(WebPages.all())
/// ```
public final class WebPages implements Website {
    private final ErrorPages errorPages;
    private final TextErrors errors;
    private final Map<String, HttpHandler> pages = new HashMap<>();

    private WebPages(McpServer server, Platform platform, Site site, boolean login) {
        var settings = new WebSettings(name(server), site.url(), false, new Scopes(List.of()));
        errorPages = new ErrorPages(settings, platform);
        errors = new TextErrors(platform);
        pages.put("/", new HomeEndpoint(server, settings, login));
        for (Asset asset : Asset.all()) {
            pages.put(asset.path(), asset::handle);
        }
    }

    /// The home page and all that pages need.
    public static Plan all() {
        return WebPages::new;
    }

    /// What people call a server.
    public static String name(McpServer server) {
        return server.title().orElseGet(server::name);
    }

    @Override
    public Map<String, HttpHandler> pages() {
        return pages;
    }

    @Override
    public HttpResponse notFound(HttpRequest request) {
        return isBrowser(request) ? errorPages.notFound() : errors.notFound();
    }

    @Override
    public HttpResponse failed(HttpRequest request, RuntimeException failure) {
        if (!isBrowser(request)) {
            return errors.failed(request, failure);
        }
        return failure instanceof UnavailableException reason ? errorPages.unavailable(reason) : errorPages.bug(errors.report(failure));
    }

    private static boolean isBrowser(HttpRequest request) {
        return MediaRanges.of(request.headers()).names("text/html");
    }
}
