package remotemcp.client.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import remotemcp.client.ClientException;
import remotemcp.client.ClientException.Kind;
import remotemcp.client.wire.HttpCalls.Sending;
import remotemcp.http.HeaderList;
import remotemcp.platform.Arrival;
import remotemcp.platform.OutboundException;
import remotemcp.protocol.RpcMessage;

/// An open HTTP+SSE connection.
final class SseDuplex implements Duplex {
    private final HttpCalls http;
    private final Arrival stream;
    private final EventReader reader;
    private final String endpoint;
    private final Deque<RpcMessage> messages = new ArrayDeque<>();
    private volatile boolean closed;

    SseDuplex(HttpCalls http, Arrival stream, EventReader reader, String endpoint) {
        this.http = http;
        this.stream = stream;
        this.reader = reader;
        this.endpoint = endpoint;
    }

    @Override
    public void send(RpcMessage message, Deadline deadline) {
        Arrival answer = http.send(Sending.post(endpoint, HeaderList.empty(), message.toJson().bytes()), deadline);
        if (!HttpAnswers.isGood(answer)) {
            throw HttpAnswers.refusal(answer, true, deadline);
        }
        answer.close();
    }

    @Override
    public Optional<RpcMessage> receive(Deadline deadline) {
        try {
            while (messages.isEmpty()) {
                Optional<ReceivedEvent> event = reader.next(deadline);
                if (event.isEmpty()) {
                    return Optional.empty();
                }
                if (event.get().isMessage()) {
                    messages.addAll(Messages.read(event.get().data()));
                }
            }
            return Optional.of(messages.remove());
        } catch (OutboundException e) {
            throw closed ? new ClientException(Kind.CANCELLED, "The connection was closed") : HttpCalls.unreachable(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        stream.close();
    }
}
