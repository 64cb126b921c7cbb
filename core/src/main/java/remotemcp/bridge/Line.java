package remotemcp.bridge;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import remotemcp.client.ClientException;
import remotemcp.client.ClientException.Kind;
import remotemcp.client.World;
import remotemcp.client.wire.Deadline;
import remotemcp.client.wire.Exchange;
import remotemcp.client.wire.HttpRefusal;
import remotemcp.client.wire.Wire;
import remotemcp.http.Departure;
import remotemcp.http.HeaderList;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.protocol.RpcFailure;
import remotemcp.protocol.RpcMessage;
import remotemcp.protocol.RpcNotification;
import remotemcp.protocol.RpcRequest;
import remotemcp.protocol.RpcResponse;

/// The way to the remote server, and the ids that are used on it. How long an answer may take is the host's to decide: it cancels.
record Line(Wire wire, World world, AtomicLong lastId) {
    private static final int CALL_MILLIS = 86_400_000;
    private static final int TELL_MILLIS = 30_000;
    private static final int END_MILLIS = 50;

    static Line over(Wire wire, World world) {
        return new Line(wire, world, new AtomicLong());
    }

    /// Hears what comes before an answer.
    interface Ear {
        void heard(RpcNotification notification);

        void asked(RpcRequest question);
    }

    Json nextId() {
        return Json.of(lastId.incrementAndGet());
    }

    Deadline deadline(int millis, Departure departure) {
        return Deadline.in(millis, world.clock(), departure);
    }

    /// Sends a request and hears what comes until its answer.
    ///
    /// @param answered told the result as soon as it is there
    /// @throws remotemcp.protocol.RpcException when the server answers with an error
    /// @throws HttpRefusal when HTTP refuses
    /// @throws ClientException when there is no answer
    void ask(RpcRequest request, HeaderList fields, Departure departure, Ear ear, Consumer<JsonObject> answered) {
        Deadline deadline = deadline(CALL_MILLIS, departure);
        Exchange exchange = wire.request(request, fields, deadline);
        try {
            answered.accept(result(request.id(), exchange, deadline, ear));
            readToEnd(exchange, deadline);
        } finally {
            exchange.close();
        }
    }

    /// Waits a moment for the end of the stream that brought the answer: a connection that is read to its end is used again.
    private void readToEnd(Exchange exchange, Deadline deadline) {
        try {
            if (wire.hasStreamPerRequest()) {
                exchange.next(deadline.orIn(END_MILLIS));
            }
        } catch (ClientException stillOpen) {
            // Then it is given up.
        }
    }

    private static JsonObject result(Json id, Exchange exchange, Deadline deadline, Ear ear) {
        while (true) {
            RpcMessage message = exchange.next(deadline)
                .orElseThrow(() -> new ClientException(Kind.UNREACHABLE, "The connection to the server ended before its answer"));
            if (message instanceof RpcResponse response && response.id().equals(id)) {
                return response.result();
            }
            if (message instanceof RpcFailure failure && failure.id().map(id::equals).orElse(true)) {
                throw failure.error();
            }
            hear(message, ear);
        }
    }

    /// What is an answer to nobody is passed over.
    private static void hear(RpcMessage message, Ear ear) {
        if (message instanceof RpcNotification notification) {
            ear.heard(notification);
        } else if (message instanceof RpcRequest question) {
            ear.asked(question);
        }
    }

    /// Hears what the server says by itself, until the stream ends; says whether it brought anything.
    boolean listen(HeaderList fields, Departure departure, Ear ear) {
        Deadline deadline = deadline(CALL_MILLIS, departure);
        Exchange exchange = wire.listen(fields, deadline);
        try {
            Optional<RpcMessage> message = exchange.next(deadline);
            boolean isUseful = message.isPresent();
            while (message.isPresent()) {
                hear(message.get(), ear);
                message = exchange.next(deadline);
            }
            return isUseful;
        } finally {
            exchange.close();
        }
    }

    /// Sends what gets no answer.
    void tell(RpcMessage message, HeaderList fields) {
        wire.tell(message, fields, deadline(TELL_MILLIS, new Departure()));
    }
}
