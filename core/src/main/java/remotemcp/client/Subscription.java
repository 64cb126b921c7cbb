package remotemcp.client;

import java.util.Optional;
import remotemcp.client.ClientException.Kind;
import remotemcp.client.wire.Deadline;
import remotemcp.client.wire.Exchange;
import remotemcp.http.Departure;
import remotemcp.http.HeaderList;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.protocol.RpcFailure;
import remotemcp.protocol.RpcMessage;
import remotemcp.protocol.RpcNotification;
import remotemcp.protocol.RpcResponse;

/// An open `subscriptions/listen` (2026-07-28, basic, Subscriptions). Its answer, or its cancellation by the server, is its orderly end.
final class Subscription implements Feed {
    private static final int LAST_WORD_MILLIS = 2000;

    private final Conversation talk;
    private final Exchange exchange;
    private final Json id;

    Subscription(Conversation talk, Exchange exchange, Json id) {
        this.talk = talk;
        this.exchange = exchange;
        this.id = id;
    }

    @Override
    public Optional<Change> next(Deadline deadline) {
        while (true) {
            RpcMessage message = exchange.next(deadline)
                .orElseThrow(() -> new ClientException(Kind.UNREACHABLE, "The stream of changes broke off"));
            if (message instanceof RpcFailure failure && failure.id().map(id::equals).orElse(true)) {
                throw failure.error();
            }
            if (isEnd(message)) {
                return Optional.empty();
            }
            if (message instanceof RpcNotification notification) {
                Optional<Change> change = talk.change(notification);
                if (change.isPresent()) {
                    return change;
                }
            }
        }
    }

    private boolean isEnd(RpcMessage message) {
        return message instanceof RpcResponse response && response.id().equals(id)
            || message instanceof RpcNotification notification && notification.method().equals("notifications/cancelled");
    }

    @Override
    public void close() {
        exchange.close();
        if (!talk.wire().hasStreamPerRequest()) {
            var cancelled = new RpcNotification("notifications/cancelled", JsonObject.of("requestId", id));
            talk.wire().tell(cancelled, HeaderList.empty(), Deadline.in(LAST_WORD_MILLIS, talk.world().clock(), new Departure()));
        }
    }
}
