package remotemcp.jvm;

import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import remotemcp.platform.OutboundException;

/// The pieces of a body between whoever receives them and whoever reads them. A next piece is wished for only when the one before has
/// been taken, so what a server sends too fast stays with it.
final class Pieces {
    private final LinkedBlockingQueue<Piece> waiting = new LinkedBlockingQueue<>();
    private final int most;
    private volatile boolean closed;
    private long taken;

    /// @param most bytes in all
    Pieces(int most) {
        this.most = most;
    }

    private sealed interface Piece {
        record Bytes(byte[] bytes) implements Piece {
        }

        record End() implements Piece {
        }

        record Failure(String why) implements Piece {
        }
    }

    void add(byte[] bytes) {
        waiting.add(new Piece.Bytes(bytes));
    }

    void end() {
        waiting.add(new Piece.End());
    }

    void fail(String why) {
        waiting.add(new Piece.Failure(why));
    }

    void close() {
        closed = true;
        fail("closed");
    }

    boolean isClosed() {
        return closed;
    }

    /// The next piece, or empty at the end.
    Optional<byte[]> next(int timeoutMillis) {
        Piece piece = take(timeoutMillis);
        if (piece == null) {
            throw OutboundException.late("nothing came within " + timeoutMillis + " ms");
        }
        if (piece instanceof Piece.Failure failure) {
            throw last(failure, new OutboundException(failure.why()));
        }
        return piece instanceof Piece.Bytes some ? Optional.of(counted(some.bytes())) : last(piece, Optional.empty());
    }

    private Piece take(int timeoutMillis) {
        try {
            return closed ? new Piece.Failure("closed") : waiting.poll(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Piece.Failure("interrupted");
        }
    }

    private byte[] counted(byte[] bytes) {
        taken += bytes.length;
        if (taken > most) {
            throw last(new Piece.Failure("the answer is too large"), new OutboundException("the answer is too large"));
        }
        return bytes;
    }

    /// Whoever asks again hears the same.
    private <T> T last(Piece piece, T outcome) {
        waiting.add(piece);
        return outcome;
    }
}
