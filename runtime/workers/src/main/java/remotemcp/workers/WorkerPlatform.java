package remotemcp.workers;

import remotemcp.platform.Platform;
import remotemcp.platform.Store;

/// The [Platform] that a worker runs on.
public final class WorkerPlatform {
    /// Bytes an isolate may use (Cloudflare Workers, limits).
    static final long MEMORY = 128L << 20;

    private WorkerPlatform() {}

    /// @param secret the server's master key, 32 bytes
    public static Platform of(Store store, byte[] secret) {
        return new Platform(new WorkerClock(), new WebRandom(), new WebCrypto(), store, new FetchOutbound(), new ConsoleLog(), secret,
            MEMORY).with(new RequestTimer()).with(GreenBell::new);
    }
}
