package remotemcp.jvm.http;

import io.netty.channel.Channel;
import java.time.Duration;

/// How long the server still waits for one client's next step. Only the finished step moves the deadline, a trickle of bytes
/// does not.
final class ConnectionDeadline {
    /// Bytes a second at which a client must read a large answer.
    private static final long SLOWEST = 16 << 10;

    private final ServingLoop loop;
    private final Channel channel;
    private long deadline = Long.MAX_VALUE;
    private long unread;

    ConnectionDeadline(ServingLoop loop, Channel channel) {
        this.loop = loop;
        this.channel = channel;
    }

    void expect(Duration time) {
        unread = 0;
        deadline = loop.now() + time.toMillis();
    }

    void expectNothing() {
        unread = 0;
        deadline = Long.MAX_VALUE;
    }

    /// The client must read on, at no less than [#SLOWEST], until something else is expected.
    void expectReading() {
        expect(loop.waits().unread());
        unread = unsent();
    }

    boolean isOver(long now) {
        if (now < deadline) {
            return false;
        }
        if (unread == 0) {
            return true;
        }
        long before = unread;
        expectReading();
        return before - unread < SLOWEST * loop.waits().unread().toMillis() / 1_000;
    }

    /// Bytes that the client has not taken yet.
    long unsent() {
        var outbound = channel.unsafe().outboundBuffer();
        return outbound == null ? 0 : outbound.totalPendingWriteBytes();
    }
}
