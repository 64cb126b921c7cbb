package remotemcp.app;

import java.util.List;
import remotemcp.http.Filter;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.mcp.McpServer;
import remotemcp.oauth.Scopes;
import remotemcp.platform.Platform;
import remotemcp.transport.ActiveWork;
import remotemcp.transport.ContentCodingGuard;
import remotemcp.transport.HostGuard;
import remotemcp.transport.McpEndpoint;
import remotemcp.transport.OriginGuard;
import remotemcp.transport.RpcErrorFilter;
import remotemcp.transport.Site;
import remotemcp.transport.TargetGuard;
import remotemcp.transport.legacy.Connections;
import remotemcp.transport.legacy.HeldSession;
import remotemcp.transport.legacy.MessagesEndpoint;
import remotemcp.transport.legacy.SessionEndpoint;
import remotemcp.transport.legacy.SessionLimits;
import remotemcp.transport.legacy.SseEndpoint;
import remotemcp.web.Asset;
import remotemcp.web.HomeEndpoint;
import remotemcp.web.StrayRequests;
import remotemcp.web.WebSettings;

/// A whole server as one function from request to response: an MCP server with all its URLs, on some platform.
///
/// ```
/// HttpHandler app = App.serving(server).at("https://mcp.example.com").on(platform);
/// ```
public final class App implements HttpHandler {
    private final HttpHandler handler;
    private final McpServer server;
    private final Platform platform;
    private final Login login;

    private App(HttpHandler handler, McpServer server, Platform platform, Login login) {
        this.handler = handler;
        this.server = server;
        this.platform = platform;
        this.login = login;
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
        return server;
    }

    /// The part of it that a [remotemcp.platform.SessionHost] runs in one place; on a platform that holds sessions itself.
    public HeldSession session() {
        return new HeldSession(server, platform, SessionLimits.within(platform.memory()), login.grants());
    }

    /// Every URL. Whoever watches over the server may know it by any name; all others must use its own.
    private static HttpHandler routes(McpServer server, Login login, Platform platform, Site site) {
        var health = new Health(platform);
        HttpHandler all = new Routes()
            .at("/health/live", health::live)
            .at("/health/ready", health::ready)
            .otherwise(new HostGuard(site).then(own(server, login, platform, site)));
        return new TargetGuard().then(new ContentCodingGuard()).then(all);
    }

    private static HttpHandler own(McpServer server, Login login, Platform platform, Site site) {
        var origins = new OriginGuard(site);
        var limits = SessionLimits.within(platform.memory());
        var work = ActiveWork.of(platform, login.grants());
        var connections = new Connections(platform, limits, work);
        var sessions = new SessionEndpoint(server, platform, limits, work);
        Filter mcp = new RpcErrorFilter(platform).then(origins);
        return new Routes()
            .at("/mcp", mcp.then(login.guard(new McpEndpoint(server, platform, sessions, work))))
            .at(SseEndpoint.PATH, mcp.then(login.guard(new SseEndpoint(connections, MessagesEndpoint.PATH))))
            .at("/mcp/", leadingTo(site.url() + "/mcp"))
            .at(SseEndpoint.PATH + "/", leadingTo(site.url() + SseEndpoint.PATH))
            .at(MessagesEndpoint.PATH, mcp.then(login.guard(new MessagesEndpoint(server, platform, connections))))
            .otherwise(pages(server, login, platform, site));
    }

    /// For who types a slash too many. 308 keeps the method and the message, and where it leads nobody but us says.
    private static HttpHandler leadingTo(String url) {
        return request -> HttpResponse.of(308).header("Location", url);
    }

    /// What every server shows to browsers, with login or without.
    private static HttpHandler pages(McpServer server, Login login, Platform platform, Site site) {
        var routes = new Routes();
        login.addTo(routes);
        var settings = new WebSettings(OwnAccounts.name(server), site.url(), false, new Scopes(List.of()));
        var strays = new StrayRequests(settings, platform);
        routes.at("/", new HomeEndpoint(server, settings, login.isNeeded())).otherwise(strays::notFound);
        for (Asset asset : Asset.all()) {
            routes.at(asset.path(), asset::handle);
        }
        return strays.then(routes);
    }

    /// Collects what an app is made of.
    public static final class Builder {
        private final McpServer server;
        private Site site = Site.at("http://localhost:8787");
        private Login.Plan plan = (mcp, platform, where) -> Login.none();

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

        /// Lets in only who has logged in; leave out for an open server.
        public Builder signIn(Login.Plan login) {
            plan = login;
            return this;
        }

        /// @throws IllegalArgumentException when tools ask for scopes and nobody can log in to be granted them
        public App on(Platform platform) {
            Login login = plan.on(server, platform, site);
            if (!login.isNeeded() && !server.tools().scopes().isEmpty()) {
                throw new IllegalArgumentException("scopes need a login: " + server.tools().scopes().keySet());
            }
            return new App(routes(server, login, platform, site), server, platform, login);
        }
    }
}
