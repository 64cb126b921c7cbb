package remotemcp.jvm.http;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/// A request's body while it arrives, counted against the limit of one body and, once it is large, of all bodies together.
final class BodyBuffer {
    private static final int LARGE = 64 << 10;
    private static final byte[] NOTHING = {};

    private final int limit;
    private final Capacity capacity;
    private Buffer bytes;
    private int counted;
    private boolean refused;

    BodyBuffer(Service service) {
        this.limit = service.limits().body();
        this.capacity = service.capacity();
    }

    /// Keeps the chunk, or answers why the body is refused; after that, chunks are thrown away.
    Optional<Refusal> add(Buffer chunk) {
        if (refused) {
            return Optional.empty();
        }
        int length = length() + chunk.length();
        if (length > limit) {
            return Optional.of(Refusal.TOO_LARGE);
        }
        if (length > LARGE && !count(length - counted)) {
            return Optional.of(Refusal.CROWDED);
        }
        bytes = bytes == null ? chunk : bytes.appendBuffer(chunk);
        return Optional.empty();
    }

    private int length() {
        return bytes == null ? 0 : bytes.length();
    }

    private boolean count(int more) {
        boolean taken = capacity.takeBody(more);
        counted += taken ? more : 0;
        return taken;
    }

    /// The whole body, which is no longer counted here.
    byte[] take() {
        byte[] whole = bytes == null ? NOTHING : bytes.getBytes();
        drop();
        return whole;
    }

    void drop() {
        refused = true;
        bytes = null;
        capacity.giveBackBody(counted);
        counted = 0;
    }
}
