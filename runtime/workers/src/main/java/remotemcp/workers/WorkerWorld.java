package remotemcp.workers;

import remotemcp.client.World;

/// The [World] of a client on Workers: `fetch`, and green threads of the request that it is used in.
public final class WorkerWorld {
    private WorkerWorld() {}

    public static World open() {
        return new World(new FetchOutbound(), System::currentTimeMillis, WorkerWorld::rest, work -> new Thread(work).start(),
            GreenBell::new);
    }

    private static void rest(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
