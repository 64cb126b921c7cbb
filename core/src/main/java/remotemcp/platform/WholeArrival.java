package remotemcp.platform;

import java.util.Optional;
import remotemcp.http.Headers;

/// An [Arrival] of which everything is there: its body is one piece.
final class WholeArrival implements Arrival {
    private final Outbound.Reply reply;
    private boolean isRead;

    WholeArrival(Outbound.Reply reply) {
        this.reply = reply;
    }

    @Override
    public int status() {
        return reply.status();
    }

    @Override
    public Headers headers() {
        return reply.headers();
    }

    @Override
    public Optional<byte[]> next(int timeoutMillis) {
        boolean first = !isRead;
        isRead = true;
        return first && reply.body().length > 0 ? Optional.of(reply.body()) : Optional.empty();
    }

    @Override
    public void close() {
        isRead = true;
    }
}
