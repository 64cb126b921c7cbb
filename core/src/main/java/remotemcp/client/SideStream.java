package remotemcp.client;

import java.util.Optional;
import remotemcp.client.wire.Deadline;
import remotemcp.client.wire.Exchange;
import remotemcp.client.wire.HttpRefusal;
import remotemcp.http.Departure;
import remotemcp.http.HeaderList;
import remotemcp.protocol.RpcMessage;
import remotemcp.protocol.RpcNotification;
import remotemcp.protocol.RpcRequest;

/// What a server of an older revision says beside our calls: read by work of its own as long as the connection lasts, because many
/// servers send what they want of the user there while a call waits for it (2025-11-25, transports, Listening for Messages).
final class SideStream implements Runnable {
    private static final int FRUITLESS = 5;
    private static final int REST_MILLIS = 1000;
    private static final int DAY_MILLIS = 86_400_000;
    private static final int SETTLING_MILLIS = 1000;
    private static final int LOOK_MILLIS = 5;

    private final Conversation talk;
    private final HeaderList fields;
    private final Departure departure = new Departure();
    private volatile boolean isSettled;

    SideStream(Conversation talk, HeaderList fields) {
        this.talk = talk;
        this.fields = fields;
    }

    /// Begins to read. Returns when the server has opened the stream or refused it, or after a moment: what a server sends before the
    /// stream is there is lost with many.
    void begin() {
        talk.world().aside().begin(this);
        for (int waited = 0; waited < SETTLING_MILLIS && !isSettled; waited += LOOK_MILLIS) {
            talk.world().pause().rest(LOOK_MILLIS);
        }
    }

    void stop() {
        departure.leave();
    }

    @Override
    public void run() {
        for (int fruitless = 0; fruitless <= FRUITLESS && !departure.hasLeft(); fruitless++) {
            try {
                if (read()) {
                    fruitless = 0;
                }
                talk.world().pause().rest(REST_MILLIS << fruitless);
            } catch (HttpRefusal notOffered) {
                isSettled = true;
                return;
            } catch (ClientException broken) {
                isSettled = true;
                talk.world().pause().rest(REST_MILLIS << fruitless);
            }
        }
    }

    /// Whether the stream brought anything before it ended.
    private boolean read() {
        Deadline deadline = Deadline.in(DAY_MILLIS, talk.world().clock(), departure);
        Exchange exchange = talk.wire().listen(fields, deadline.orIn(Patience.usual().silenceMillis()));
        isSettled = true;
        try {
            Optional<RpcMessage> message = exchange.next(deadline);
            boolean useful = message.isPresent();
            while (message.isPresent()) {
                heed(message.get(), deadline);
                message = exchange.next(deadline);
            }
            return useful;
        } finally {
            exchange.close();
        }
    }

    private void heed(RpcMessage message, Deadline deadline) {
        switch (message) {
            case RpcRequest request -> talk.answer(request, fields, deadline.afterwards(Patience.usual().silenceMillis()));
            case RpcNotification notification -> talk.news(notification);
            default -> {
                // Answers to calls come with the calls.
            }
        }
    }
}
