package remotemcp.bridge;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import remotemcp.client.World;
import remotemcp.json.Json;
import remotemcp.protocol.RpcMessage;

/// What all parts of a bridge share: the way to the host, its calls under way, the questions it has been asked.
///
/// @param calls by the id that the host gave them, until their answers are on their way
/// @param running how many pieces of work are under way that have to be done before the bridge may end
record Switchboard(HostPipe host, World world, Notices notices, ToolRules rules, Map<Json, Call> calls, Questions questions,
    AtomicInteger running) {

    static Switchboard of(HostPipe host, World world, Notices notices, ToolRules rules) {
        return new Switchboard(host, world, notices, rules, new ConcurrentHashMap<>(), new Questions(host), new AtomicInteger());
    }

    void write(RpcMessage message) {
        host.write(message.toJson());
    }

    /// Begins work that has to be done before the bridge may end: the sending of what the host said, or answered.
    void begin(Runnable work) {
        running.incrementAndGet();
        world.aside().begin(() -> {
            try {
                work.run();
            } finally {
                running.decrementAndGet();
            }
        });
    }

    /// Begins work whose end nobody waits for: a request, which is waited for by being among the calls, or listening.
    void beside(Runnable work) {
        world.aside().begin(work);
    }

    /// Does work that has to be done before the bridge may end.
    void busy(Runnable work) {
        running.incrementAndGet();
        try {
            work.run();
        } finally {
            running.decrementAndGet();
        }
    }

    /// Whether a request is to be answered yet, or something said to be sent. A call leaves the map only while its answer counts as running, so there is no
    /// moment in between.
    boolean isBusy() {
        return !calls.isEmpty() || running.get() > 0;
    }
}
