package remotemcp.workers;

import java.util.function.Consumer;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSPromise;
import remotemcp.http.EventStream;
import remotemcp.http.ServerSentEvent;

/// Passes on the events of a Response that one of our own objects streams.
final class RelayedEvents implements Consumer<EventStream> {
    private static final String BREAK = "\n\n";

    private final JSObject response;

    RelayedEvents(JSObject response) {
        this.response = response;
    }

    @Override
    public void accept(EventStream stream) {
        JSObject reader = reader(response);
        String rest = "";
        for (var piece = Promises.await(next(reader)); !piece.isDone(); piece = Promises.await(next(reader))) {
            rest = pass(rest + piece.getValue(), stream);
        }
    }

    /// What is left of the text after its last whole event.
    private static String pass(String text, EventStream stream) {
        int at = 0;
        for (int end = text.indexOf(BREAK); end >= 0; end = text.indexOf(BREAK, at)) {
            // A colon begins a comment, such as a keep-alive.
            if (text.charAt(at) != ':') {
                stream.send(ServerSentEvent.parse(text.substring(at, end)));
            }
            at = end + BREAK.length();
        }
        return text.substring(at);
    }

    private interface Piece extends JSObject {
        @JSProperty
        boolean isDone();

        @JSProperty
        String getValue();
    }

    @JSBody(params = "response", script = "return response.body.pipeThrough(new TextDecoderStream()).getReader();")
    private static native JSObject reader(JSObject response);

    @JSBody(params = "reader", script = "return reader.read();")
    private static native JSPromise<Piece> next(JSObject reader);
}
