package remotemcp.workers;

import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.identity.Accounts;
import remotemcp.identity.SetupLinks;
import remotemcp.platform.Platform;
import remotemcp.platform.SealedStore;
import remotemcp.platform.StoreUnavailableException;

/// Stands before the app until one request of this isolate has proven that the secret opens what is stored. Requests do not
/// wait for one another: each that comes before the proof makes its own.
final class FirstRequests implements HttpHandler {
    private final SealedStore store;
    private final WorkerSettings settings;
    private final Platform platform;
    private final HttpHandler app;
    private boolean proven;

    FirstRequests(SealedStore store, WorkerSettings settings, Platform platform, HttpHandler app) {
        this.store = store;
        this.settings = settings;
        this.platform = platform;
        this.app = app;
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        return proven ? app.handle(request) : HttpResponse.waiting(() -> proving(request));
    }

    private HttpResponse proving(HttpRequest request) {
        try {
            if (!store.opens()) {
                return WorkerServer
                    .refusing(new ConsoleLog(), "The stored data was sealed with another REMOTE_MCP_SECRET: set the one it was made with.")
                    .handle(request);
            }
            settings.setup().ifPresent(new SetupLinks(platform, new Accounts(platform))::offer);
            proven = true;
        } catch (StoreUnavailableException away) {
            // Not proven yet. The app says so in each endpoint's own form, and what needs no store goes on.
            away.writeTo(platform.log(), "start");
        }
        return app.handle(request);
    }
}
