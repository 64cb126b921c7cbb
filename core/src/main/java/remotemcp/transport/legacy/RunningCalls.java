package remotemcp.transport.legacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import remotemcp.http.Departure;
import remotemcp.json.Json;
import remotemcp.protocol.RpcMessage;

/// The calls one session has at work, so that `notifications/cancelled` reaches them. Few at a time, most often none.
final class RunningCalls {
    /// On Workers a dropped request never says that it has ended; by then it surely has.
    private static final long FORGOTTEN = 60 * 60 * 1000L;

    private final AtomicReference<List<Running>> calls = new AtomicReference<>(List.of());

    private record Running(Json id, Departure departure, long since) {
    }

    /// Notes a call that begins; empty when `most` are at work already.
    Optional<Departure> begin(Json id, long now, int most) {
        var fresh = new Running(RpcMessage.plainId(id), new Departure(), now);
        List<Running> before = calls.get();
        while (!calls.compareAndSet(before, with(before, fresh, most))) {
            before = calls.get();
        }
        return calls.get().contains(fresh) ? Optional.of(fresh.departure()) : Optional.empty();
    }

    private static List<Running> with(List<Running> before, Running fresh, int most) {
        var after = new ArrayList<Running>(before.size() + 1);
        for (Running call : before) {
            if (call.since() > fresh.since() - FORGOTTEN) {
                after.add(call);
            }
        }
        if (after.size() < most) {
            after.add(fresh);
        }
        return List.copyOf(after);
    }

    void finish(Departure departure) {
        List<Running> before = calls.get();
        while (!calls.compareAndSet(before, without(before, departure))) {
            before = calls.get();
        }
    }

    private static List<Running> without(List<Running> before, Departure departure) {
        var after = new ArrayList<>(before);
        after.removeIf(call -> call.departure() == departure);
        return List.copyOf(after);
    }

    /// Tells the calls of that request id that nobody waits for them any more; an unknown id is ignored.
    void cancel(Json id) {
        Json plain = RpcMessage.plainId(id);
        for (Running call : calls.get()) {
            if (call.id().equals(plain)) {
                call.departure().leave();
            }
        }
    }

    void cancelAll() {
        for (Running call : calls.get()) {
            call.departure().leave();
        }
    }

    boolean isEmpty() {
        return calls.get().isEmpty();
    }
}
