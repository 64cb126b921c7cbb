package remotemcp.bench.worker;

import remotemcp.demo.Demo;
import remotemcp.workers.Workers;

/// The demo's tools for everybody, without login and without storage: what `bench/run workers` measures beside an open server of
/// Cloudflare's stack.
public final class OpenWorker {
    private OpenWorker() {
    }

    public static void main(String[] args) {
        Workers.serve(Demo.server());
    }
}
