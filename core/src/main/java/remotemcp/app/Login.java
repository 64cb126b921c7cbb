package remotemcp.app;

import remotemcp.http.HttpHandler;
import remotemcp.mcp.McpServer;
import remotemcp.platform.Caller;
import remotemcp.platform.GrantStatus;
import remotemcp.platform.GuardedHandler;
import remotemcp.platform.Platform;
import remotemcp.transport.Site;

/// What stands before an MCP endpoint: the guard that finds out who calls, and the URLs by which clients and people get past it.
public interface Login {

    /// Lets the handler answer only those the guard knows.
    HttpHandler guard(GuardedHandler handler);

    void addTo(Routes routes);

    /// Whether the access of those it lets through is still in force. A login that never ends anybody's access leaves it out.
    default GrantStatus grants() {
        return GrantStatus.unlimited();
    }

    /// Whether people have to sign in.
    default boolean isNeeded() {
        return true;
    }

    /// No login: everyone is let through as [Caller#anyone].
    static Login none() {
        return new Login() {
            @Override
            public HttpHandler guard(GuardedHandler handler) {
                return request -> handler.handle(request, Caller.anyone());
            }

            @Override
            public void addTo(Routes routes) {
            }

            @Override
            public boolean isNeeded() {
                return false;
            }
        };
    }

    /// Makes the login once it is known for which server, where and on what.
    @FunctionalInterface
    interface Plan {
        Login on(McpServer server, Platform platform, Site site);
    }
}
