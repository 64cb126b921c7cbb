package remotemcp.client;

import java.util.Optional;
import remotemcp.client.ClientException.Kind;
import remotemcp.client.wire.Deadline;
import remotemcp.client.wire.Exchange;
import remotemcp.http.HeaderList;
import remotemcp.protocol.RpcMessage;
import remotemcp.protocol.RpcNotification;
import remotemcp.protocol.RpcRequest;

/// What a server of an older revision says by itself, read for its changes; what it asks there is answered on the way.
///
/// @param after begins whatever stood back for this stream
record UnaskedFeed(Conversation talk, Exchange exchange, HeaderList fields, ChangeFilter filter, Runnable after) implements Feed {

    @Override
    public Optional<Change> next(Deadline deadline) {
        while (true) {
            RpcMessage message = exchange.next(deadline)
                .orElseThrow(() -> new ClientException(Kind.UNREACHABLE, "The stream of changes broke off"));
            if (message instanceof RpcRequest request) {
                talk.answer(request, fields, deadline.afterwards(Patience.usual().silenceMillis()));
            }
            if (message instanceof RpcNotification notification) {
                Optional<Change> change = talk.change(notification).filter(filter::wants);
                if (change.isPresent()) {
                    return change;
                }
                talk.news(notification);
            }
        }
    }

    @Override
    public void close() {
        exchange.close();
        after.run();
    }
}
