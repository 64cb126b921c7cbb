package remotemcp.jvm;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/// A body of the JDK's HTTP client that waits to be read piece by piece.
final class ArrivingBody implements HttpResponse.BodySubscriber<ArrivingBody> {
    private final Pieces pieces;
    private volatile Flow.Subscription subscription;

    ArrivingBody(int most) {
        pieces = new Pieces(most);
    }

    Optional<byte[]> next(int timeoutMillis) {
        Optional<byte[]> piece = pieces.next(timeoutMillis);
        piece.ifPresent(_ -> subscription.request(1));
        return piece;
    }

    void close() {
        pieces.close();
        if (subscription != null) {
            subscription.cancel();
        }
    }

    @Override
    public CompletionStage<ArrivingBody> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription incoming) {
        subscription = incoming;
        if (pieces.isClosed()) {
            incoming.cancel();
        } else {
            incoming.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        byte[] bytes = new byte[buffers.stream().mapToInt(ByteBuffer::remaining).sum()];
        int at = 0;
        for (ByteBuffer buffer : buffers) {
            int length = buffer.remaining();
            buffer.get(bytes, at, length);
            at += length;
        }
        pieces.add(bytes);
    }

    @Override
    public void onError(Throwable failure) {
        pieces.fail("the answer broke off: " + failure.getClass().getSimpleName());
    }

    @Override
    public void onComplete() {
        pieces.end();
    }
}
