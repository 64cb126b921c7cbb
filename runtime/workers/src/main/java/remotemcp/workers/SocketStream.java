package remotemcp.workers;

import org.teavm.jso.JSObject;
import remotemcp.http.EventStream;
import remotemcp.http.ServerSentEvent;

/// The object's end of a stream: what it sends goes to the worker that writes it to the client.
final class SocketStream implements EventStream {
    private final JSObject socket;
    private Runnable ended = () -> {};
    private String noted;
    private boolean open = true;

    /// @param noted what stands on the socket
    SocketStream(JSObject socket, String noted) {
        this.socket = socket;
        this.noted = noted;
    }

    /// @param action runs once, when the stream has ended from either side
    void whenEnded(Runnable action) {
        ended = action;
    }

    boolean isOn(JSObject other) {
        return Sockets.same(socket, other);
    }

    void note(String memory) {
        if (!memory.equals(noted)) {
            noted = memory;
            Sockets.note(socket, memory);
        }
    }

    @Override
    public boolean send(ServerSentEvent event) {
        if (open && !Sockets.send(socket, event.text())) {
            end();
        }
        return open;
    }

    @Override
    public void close() {
        if (open) {
            Sockets.close(socket);
            end();
        }
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    /// The other end is gone.
    void end() {
        if (open) {
            open = false;
            ended.run();
        }
    }
}
