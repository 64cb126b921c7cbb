package remotemcp.transport;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import remotemcp.http.Body;
import remotemcp.http.EventStream;
import remotemcp.http.ServerSentEvent;
import remotemcp.mcp.Answer;
import remotemcp.mcp.ChangeLog;
import remotemcp.mcp.Subscription;
import remotemcp.platform.Timer;
import remotemcp.protocol.RpcNotification;

/// The open streams of `subscriptions/listen` in this process (2026-07-28, basic/patterns/subscriptions).
final class SubscriptionStreams {
    /// How often a stream on Workers looks after changes in its isolate.
    private static final long LOOK_MILLIS = 1_000;

    private final ConcurrentHashMap<OpenStream, OpenStream> streams = new ConcurrentHashMap<>();
    private final Timer timer;
    private final ChangeBroadcast broadcast;

    SubscriptionStreams(ChangeLog changes, Timer timer) {
        this.timer = timer;
        broadcast = new ChangeBroadcast(changes, timer, () -> streams.values().forEach(OpenStream::tell));
    }

    /// One of them.
    private record OpenStream(EventStream events, Subscription subscription, AtomicReference<Runnable> cancelTimer) {

        void tell() {
            if (subscription.isBehind()) {
                subscription.deliver(notification -> events.send(event(notification)));
            }
        }
    }

    Body.OpenEvents body(Answer.Open open) {
        var opened = new AtomicReference<OpenStream>();
        return new Body.OpenEvents(events -> {
            var stream = new OpenStream(events, open.subscription(), new AtomicReference<>(() -> {}));
            opened.set(stream);
            events.send(event(open.first()));
            begin(stream);
        }, () -> {
            if (opened.get() != null) {
                end(opened.get());
            }
        });
    }

    /// What changed since the request was answered is told at once.
    private void begin(OpenStream stream) {
        if (timer.outlivesRequests()) {
            streams.put(stream, stream);
            broadcast.begin();
            stream.tell();
        } else {
            lookLater(stream);
        }
    }

    private void lookLater(OpenStream stream) {
        stream.cancelTimer().set(timer.after(LOOK_MILLIS, () -> {
            if (stream.events().isOpen()) {
                stream.tell();
                lookLater(stream);
            }
        }));
    }

    private void end(OpenStream stream) {
        stream.cancelTimer().get().run();
        streams.remove(stream);
        if (streams.isEmpty()) {
            broadcast.end();
            if (!streams.isEmpty()) {
                broadcast.begin();
            }
        }
    }

    private static ServerSentEvent event(RpcNotification notification) {
        return ServerSentEvent.message(notification.toJson().text());
    }
}
