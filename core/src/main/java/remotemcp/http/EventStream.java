package remotemcp.http;

/// The writing end of one `text/event-stream` response (WHATWG HTML, server-sent events). Safe to use from any thread.
public interface EventStream {

    /// Queues one event. A reader so slow that a bounded buffer fills up is cut off.
    ///
    /// @return false when the stream has ended and the event went nowhere
    boolean send(ServerSentEvent event);

    /// Ends the stream after what is queued; further calls change nothing.
    void close();

    /// Whether events still reach the client, as far as is known.
    boolean isOpen();
}
