package remotemcp.jvm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/// Collects a response's body and gives up at the first byte too many, announced or counted.
final class BoundedBody implements HttpResponse.BodySubscriber<byte[]> {
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private final boolean announcedTooLarge;
    private final int most;
    private Flow.Subscription subscription;

    BoundedBody(HttpResponse.ResponseInfo head, int most) {
        this.most = most;
        this.announcedTooLarge = head.headers().firstValueAsLong("Content-Length").orElse(0) > most;
    }

    /// The server would send more than was agreed to.
    static final class TooLarge extends IOException {
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription incoming) {
        subscription = incoming;
        if (announcedTooLarge) {
            giveUp();
        } else {
            incoming.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            if (collected.size() + part.remaining() > most) {
                giveUp();
                return;
            }
            byte[] bytes = new byte[part.remaining()];
            part.get(bytes);
            collected.writeBytes(bytes);
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(collected.toByteArray());
    }

    private void giveUp() {
        subscription.cancel();
        body.completeExceptionally(new TooLarge());
    }
}
