package remotemcp.conformance.worker;

import remotemcp.auth.StandardApp;
import remotemcp.conformance.Fixtures;
import remotemcp.workers.Workers;

/// The server that the official conformance suite judges, on Workers: open to everyone, so it is never deployed.
public final class FixtureWorker {
    private FixtureWorker() {
    }

    public static void main(String[] args) {
        Workers.serve((platform, settings) -> StandardApp.serving(Fixtures.server()).at(settings.site()).on(platform));
    }
}
