package remotemcp.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.protocol.RpcMessage;

/// The answers to the requests of one batch (2025-03-26), which go out together.
final class Batch implements Replies {
    private final HostPipe host;
    private final AtomicInteger missing;
    private final AtomicReference<List<Json>> answers = new AtomicReference<>(List.of());

    /// @param requests how many answers there will be
    Batch(HostPipe host, int requests) {
        this.host = host;
        missing = new AtomicInteger(requests);
    }

    @Override
    public void send(RpcMessage answer) {
        answers.updateAndGet(before -> {
            var all = new ArrayList<>(before);
            all.add(answer.toJson());
            return List.copyOf(all);
        });
        oneLess();
    }

    /// The answers of the others do not wait for one that nobody wants.
    @Override
    public void skip() {
        oneLess();
    }

    private void oneLess() {
        if (missing.decrementAndGet() == 0 && !answers.get().isEmpty()) {
            host.write(new JsonArray(answers.get()));
        }
    }
}
