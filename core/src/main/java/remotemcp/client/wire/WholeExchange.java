package remotemcp.client.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import remotemcp.platform.Arrival;
import remotemcp.protocol.RpcMessage;

/// An answer that is one JSON text.
final class WholeExchange implements Exchange {
    private final Arrival answer;
    private final Deque<RpcMessage> messages = new ArrayDeque<>();
    private boolean isRead;

    WholeExchange(Arrival answer) {
        this.answer = answer;
    }

    @Override
    public Optional<RpcMessage> next(Deadline deadline) {
        if (!isRead) {
            isRead = true;
            messages.addAll(Messages.read(HttpAnswers.whole(answer, Limits.MESSAGE, deadline)));
        }
        return Optional.ofNullable(messages.poll());
    }

    @Override
    public void close() {
        answer.close();
    }
}
