package remotemcp.demo.worker;

import remotemcp.demo.Demo;
import remotemcp.workers.WorkerWorld;
import remotemcp.workers.Workers;

/// The demo server on Cloudflare Workers.
public final class DemoWorker {
    private DemoWorker() {
    }

    public static void main(String[] args) {
        Workers.serve((platform, settings) -> Demo.on(platform, WorkerWorld.open(), settings.common(), settings.isSignUpOpen()));
    }
}
