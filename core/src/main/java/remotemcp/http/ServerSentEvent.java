package remotemcp.http;

import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;

/// One server-sent event. Line breaks in the data become several `data:` lines; `event` and `id` never hold one.
///
/// @param event the event's type; empty for the default `message`
/// @param id the id a client sends back in `Last-Event-ID`
/// @param data the payload
/// @param retry milliseconds a client is asked to wait before it reconnects
public record ServerSentEvent(Optional<String> event, Optional<String> id, String data, OptionalLong retry) {

    private static final int RECONNECTION_MILLIS = 4_000;

    public ServerSentEvent {
        event.ifPresent(ServerSentEvent::requireOneLine);
        id.ifPresent(ServerSentEvent::requireOneLine);
    }

    public static ServerSentEvent message(String data) {
        return new ServerSentEvent(Optional.of("message"), Optional.empty(), data, OptionalLong.empty());
    }

    public static ServerSentEvent named(String event, String data) {
        return new ServerSentEvent(Optional.of(event), Optional.empty(), data, OptionalLong.empty());
    }

    /// No event, only the time after which to connect again: more than an ordinary restart takes. Clients with the TypeScript SDK try twice, by
    /// themselves after 1 and 2.5 seconds, and then never again in their session.
    public static ServerSentEvent reconnection() {
        return new ServerSentEvent(Optional.empty(), Optional.empty(), "", OptionalLong.empty()).withReconnection();
    }

    /// The same event, which also tells the time after which to connect again.
    public ServerSentEvent withReconnection() {
        return new ServerSentEvent(event, id, data, OptionalLong.of(RECONNECTION_MILLIS));
    }

    public ServerSentEvent id(String value) {
        return new ServerSentEvent(event, Optional.of(value), data, retry);
    }

    /// The event as it travels, its closing blank line included.
    public String text() {
        var out = new StringBuilder(data.length() + 32);
        event.ifPresent(name -> out.append("event: ").append(name).append('\n'));
        id.ifPresent(value -> out.append("id: ").append(value).append('\n'));
        if (!isReconnectionAlone()) {
            appendData(out);
        }
        retry.ifPresent(millis -> out.append("retry: ").append(millis).append('\n'));
        return out.append('\n').toString();
    }

    /// Reads what [#text] wrote; fields it does not know and comments are passed over, as the standard has it.
    public static ServerSentEvent parse(String text) {
        Optional<String> event = Optional.empty();
        Optional<String> id = Optional.empty();
        OptionalLong retry = OptionalLong.empty();
        var data = new ArrayList<String>();
        for (int at = 0; at < text.length();) {
            int end = text.indexOf('\n', at);
            String line = text.substring(at, end < 0 ? text.length() : end);
            int colon = line.indexOf(": ");
            String value = colon < 0 ? "" : line.substring(colon + 2);
            switch (colon < 0 ? line : line.substring(0, colon)) {
                case "event" -> event = Optional.of(value);
                case "id" -> id = Optional.of(value);
                case "retry" -> retry = OptionalLong.of(Long.parseLong(value));
                case "data" -> data.add(value);
                default -> {}
            }
            at += line.length() + 1;
        }
        return new ServerSentEvent(event, id, String.join("\n", data), retry);
    }

    private boolean isReconnectionAlone() {
        return retry.isPresent() && data.isEmpty() && event.isEmpty() && id.isEmpty();
    }

    private void appendData(StringBuilder out) {
        out.append("data: ");
        for (int i = 0; i < data.length(); i++) {
            char c = data.charAt(i);
            if (c == '\r' && i + 1 < data.length() && data.charAt(i + 1) == '\n') {
                continue;
            }
            if (c == '\n' || c == '\r') {
                out.append("\ndata: ");
            } else {
                out.append(c);
            }
        }
        out.append('\n');
    }

    private static void requireOneLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' || c == 0) {
                throw new IllegalArgumentException("line break in an event's name or id");
            }
        }
    }
}
