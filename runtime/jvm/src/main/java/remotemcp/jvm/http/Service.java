package remotemcp.jvm.http;

import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import remotemcp.http.BodyBudget;
import remotemcp.http.HttpHandler;
import remotemcp.platform.Log;

/// What all event loops of one server share.
record Service(HttpHandler handler, Log log, HttpLimits limits, Capacity capacity, BodyBudget bodies,
    Queue<ServingLoop> loops, AtomicBoolean shedding) {

    /// Clients leave too much unread: those with more than their part are cut off.
    void shed() {
        if (shedding.compareAndSet(false, true)) {
            loops.forEach(loop -> loop.soon(loop::shed));
        }
    }

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
