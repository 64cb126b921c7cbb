package remotemcp.transport;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.mcp.Answer;
import remotemcp.mcp.ClientStream;
import remotemcp.platform.Platform;
import remotemcp.protocol.MetaKeys;
import remotemcp.protocol.RpcMessage;
import remotemcp.protocol.RpcRequest;

/// Calls that want progress, while they run: a call that is silent for [ProgressHeartbeat#INTERVAL] gets a heartbeat.
public final class Heartbeats {
    /// How often one timer looks after all calls, where timers outlive requests.
    private static final long SWEEP = 2_500;

    private final ConcurrentHashMap<ProgressHeartbeat, ProgressHeartbeat> atWork = new ConcurrentHashMap<>();
    private final AtomicBoolean isSweepDue = new AtomicBoolean();
    private final Platform platform;

    public Heartbeats(Platform platform) {
        this.platform = platform;
    }

    /// Does the work, with heartbeats if the request has a progress token.
    ///
    /// @param client hears of the work
    /// @return what the work returns
    public JsonObject during(RpcRequest request, ClientStream client, Answer.Work work) {
        Json token = request.meta().json().find(MetaKeys.PROGRESS_TOKEN).filter(RpcMessage::isId).orElse(null);
        if (token == null) {
            return work.run(client);
        }
        var heartbeat = new ProgressHeartbeat(token, client, platform.clock());
        begin(heartbeat);
        try {
            return work.run(heartbeat);
        } finally {
            atWork.remove(heartbeat);
            heartbeat.end();
        }
    }

    /// On Workers no timer may touch what belongs to another request: each call has its own there.
    private void begin(ProgressHeartbeat heartbeat) {
        if (platform.timer().outlivesRequests()) {
            atWork.put(heartbeat, heartbeat);
            sweepLater();
        } else {
            later(heartbeat);
        }
    }

    private void later(ProgressHeartbeat heartbeat) {
        heartbeat.timer(platform.timer().after(ProgressHeartbeat.INTERVAL, () -> {
            heartbeat.beat();
            if (!heartbeat.isOver()) {
                later(heartbeat);
            }
        }));
    }

    private void sweepLater() {
        if (!isSweepDue.get() && isSweepDue.compareAndSet(false, true)) {
            platform.timer().after(SWEEP, this::sweep);
        }
    }

    /// Each heartbeat has a thread of its own: one client that does not read holds up no other.
    private void sweep() {
        try {
            for (ProgressHeartbeat heartbeat : atWork.values()) {
                if (heartbeat.isDue()) {
                    platform.timer().after(0, heartbeat::beat);
                }
            }
        } finally {
            isSweepDue.set(false);
            if (!atWork.isEmpty()) {
                sweepLater();
            }
        }
    }
}
