package remotemcp.app;

import java.util.ArrayList;
import java.util.List;
import remotemcp.http.Filter;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.Recovery;
import remotemcp.mcp.McpServer;
import remotemcp.platform.Platform;
import remotemcp.transport.ActiveWork;
import remotemcp.transport.ContentCodingGuard;
import remotemcp.transport.HeldSessions;
import remotemcp.transport.HostGuard;
import remotemcp.transport.McpEndpoint;
import remotemcp.transport.OlderRevisions;
import remotemcp.transport.OriginGuard;
import remotemcp.transport.RpcErrorFilter;
import remotemcp.transport.Site;
import remotemcp.transport.TargetGuard;

/// A whole server as one function from request to response: an MCP server with all its URLs, on some platform. It speaks the newest
/// revision and has no pages, unless the builder is told otherwise.
///
/// ```
/// HttpHandler app = App.serving(server).at("https://mcp.example.com").withOlderRevisions(HandshakeRevisions.all()).on(platform);
/// ```
public final class App implements HttpHandler {
    private static final String ENDPOINT = "/mcp";

    private final Builder parts;
    private final Platform platform;
    private final Login login;
    private final HttpHandler handler;

    private App(Builder parts, Platform platform, Login login) {
        this.parts = parts;
        this.platform = platform;
        this.login = login;
        handler = routes();
    }

    public static Builder serving(McpServer server) {
        return new Builder(server);
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        return handler.handle(request);
    }

    /// What it serves.
    public McpServer server() {
        return parts.server;
    }

    /// The part of it that a [remotemcp.platform.SessionHost] runs in one place; on a platform that holds sessions itself.
    public HeldSessions sessions() {
        return parts.older.held(parts.server, platform, login.grants());
    }

    /// Every URL. A monitor of the server may use any host name; all others must use the server's own.
    private HttpHandler routes() {
        var health = new Health(platform);
        HttpHandler all = new Routes()
            .at("/health/live", health::live)
            .at("/health/ready", health::ready)
            .otherwise(new HostGuard(parts.site).then(own()));
        return new TargetGuard().then(new ContentCodingGuard()).then(all);
    }

    private HttpHandler own() {
        var work = ActiveWork.of(platform, login.grants());
        OlderRevisions older = parts.older.on(parts.server, platform, work);
        Filter mcp = new RpcErrorFilter(platform).then(new OriginGuard(parts.site));
        var routes = new Routes().at(ENDPOINT, mcp.then(login.guard(new McpEndpoint(parts.server, platform, older, work))))
            .at(ENDPOINT + "/", leadingTo(parts.site.url() + ENDPOINT));
        older.endpoints().forEach((path, endpoint) -> routes.at(path, mcp.then(login.guard(endpoint))));
        older.addresses().forEach(path -> routes.at(path + "/", leadingTo(parts.site.url() + path)));
        HttpHandler own = routes.otherwise(others());
        for (Filter filter : parts.filters.reversed()) {
            own = filter.then(own);
        }
        return own;
    }

    /// For a URL with one slash too many. 308 keeps the method and the message, and the target is always a URL of this server.
    private static HttpHandler leadingTo(String url) {
        return request -> HttpResponse.of(308).header("Location", url);
    }

    /// The login's URLs, pages and routes of the builder's.
    private HttpHandler others() {
        Website website = parts.website.on(parts.server, platform, parts.site, login.isNeeded());
        var routes = new Routes();
        login.addTo(routes);
        website.pages().forEach(routes::at);
        parts.routes.forEach(route -> routes.at(route.path(), route.handler()));
        return new Recovery(website::failed).then(routes.otherwise(website::notFound));
    }

    private record Route(String path, HttpHandler handler) {
    }

    /// Collects what an app is made of.
    public static final class Builder {
        private final McpServer server;
        private final List<Route> routes = new ArrayList<>();
        private final List<Filter> filters = new ArrayList<>();
        private Site site = Site.at("http://localhost:8787");
        private Login.Plan plan = (mcp, platform, where) -> Login.none();
        private OlderRevisions.Plan older = OlderRevisions.none();
        private Website.Plan website = Website.none();

        private Builder(McpServer server) {
            this.server = server;
        }

        /// The URL by which clients know the server; without it, this machine only.
        public Builder at(String publicUrl) {
            return at(Site.at(publicUrl));
        }

        public Builder at(Site place) {
            site = place;
            return this;
        }

        /// Lets in only users who have signed in; leave out for an open server.
        public Builder signIn(Login.Plan login) {
            plan = login;
            return this;
        }

        /// Serves clients of older revisions too, such as `HandshakeRevisions.all()`.
        public Builder withOlderRevisions(OlderRevisions.Plan revisions) {
            older = revisions;
            return this;
        }

        /// Shows pages to people, such as `WebPages.all()`.
        public Builder withPages(Website.Plan pages) {
            website = pages;
            return this;
        }

        /// Adds a URL of your own. It needs no token; the host name of a request is checked before.
        ///
        /// @param path matched exactly
        public Builder route(String path, HttpHandler handler) {
            routes.add(new Route(path, handler));
            return this;
        }

        /// Puts a filter of your own before every URL but `/health/*`, after the check of the host name. The first added is the outermost.
        public Builder filter(Filter filter) {
            filters.add(filter);
            return this;
        }

        /// @throws IllegalArgumentException when tools ask for scopes and nobody can sign in to be granted them, or when a path has two handlers
        public App on(Platform platform) {
            Login login = plan.on(server, platform, site);
            if (!login.isNeeded() && !server.scopes().isEmpty()) {
                throw new IllegalArgumentException("scopes need a login: " + server.scopes().keySet());
            }
            return new App(this, platform, login);
        }
    }
}
