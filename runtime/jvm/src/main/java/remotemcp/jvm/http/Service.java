package remotemcp.jvm.http;

import remotemcp.http.HttpHandler;
import remotemcp.platform.Log;

/// What all event loops of one server share.
record Service(HttpHandler handler, Log log, HttpLimits limits, Capacity capacity) {

    /// Runs work that no answer waits for, on a virtual thread. What it throws is a bug of ours.
    void aside(Runnable work) {
        Thread.ofVirtual().name("aside").start(() -> {
            try {
                work.run();
            } catch (Throwable bug) {
                Incident.report(log, bug);
            }
        });
    }
}
