package remotemcp.transport.legacy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import remotemcp.http.EventStream;
import remotemcp.http.ServerSentEvent;

/// The open streams of one session, newest last.
final class Streams {
    private final AtomicReference<List<EventStream>> open = new AtomicReference<>(List.of());

    void add(EventStream stream) {
        List<EventStream> before = open.get();
        while (!open.compareAndSet(before, with(before, stream))) {
            before = open.get();
        }
    }

    private static List<EventStream> with(List<EventStream> before, EventStream stream) {
        var after = new ArrayList<>(before);
        after.add(stream);
        return List.copyOf(after);
    }

    void remove(EventStream stream) {
        List<EventStream> before = open.get();
        while (!open.compareAndSet(before, without(before, stream))) {
            before = open.get();
        }
    }

    private static List<EventStream> without(List<EventStream> before, EventStream stream) {
        var after = new ArrayList<>(before);
        after.removeIf(one -> one == stream);
        return List.copyOf(after);
    }

    /// Sends the event on one stream only (2025-03-26 transports, multiple connections): the newest that takes it.
    ///
    /// @return false when no stream took it
    boolean send(ServerSentEvent event) {
        List<EventStream> all = open.get();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).send(event)) {
                return true;
            }
        }
        return false;
    }

    /// Sends the event on every stream.
    void sendAll(ServerSentEvent event) {
        for (EventStream stream : open.get()) {
            stream.send(event);
        }
    }

    boolean has(EventStream stream) {
        for (EventStream one : open.get()) {
            if (one == stream) {
                return true;
            }
        }
        return false;
    }

    void closeAll() {
        for (EventStream stream : open.get()) {
            stream.close();
        }
    }

    int size() {
        return open.get().size();
    }
}
