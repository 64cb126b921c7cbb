package remotemcp.transport.legacy;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import remotemcp.http.EventStream;
import remotemcp.http.ServerSentEvent;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// An event stream in memory, as its client sees it.
final class RecordingStream implements EventStream {
    private final List<ServerSentEvent> events = new CopyOnWriteArrayList<>();
    private final BlockingQueue<ServerSentEvent> unread = new LinkedBlockingQueue<>();
    private final Runnable closed;
    private volatile boolean open = true;

    RecordingStream(Runnable closed) {
        this.closed = closed;
    }

    @Override
    public boolean send(ServerSentEvent event) {
        if (open) {
            events.add(event);
            unread.add(event);
        }
        return open;
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            closed.run();
        }
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    List<ServerSentEvent> events() {
        return List.copyOf(events);
    }

    /// The JSON-RPC messages among the events.
    List<JsonObject> messages() {
        return events().stream().filter(event -> event.event().orElse("message").equals("message")).map(RecordingStream::message).toList();
    }

    /// The next event, which may still be on its way.
    ServerSentEvent next() {
        try {
            ServerSentEvent event = unread.poll(10, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no event came");
            }
            return event;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    JsonObject nextMessage() {
        return message(next());
    }

    private static JsonObject message(ServerSentEvent event) {
        return Json.parse(event.data()).asObject().orElseThrow();
    }
}
