package remotemcp.workers;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import remotemcp.platform.StoreUnavailableException;

/// Asks a Durable Object again that failed in passing, a little later each time. What is asked has to get its stub anew: one that has
/// failed goes on failing.
final class ObjectRetry {
    private static final int TRIES = 4;
    private static final long FIRST_PAUSE = 50;

    private ObjectRetry() {}

    /// What came of a write that was not answered.
    enum Outcome { DONE, NOT_DONE, UNKNOWN }

    static <T> T reading(Supplier<T> read) {
        for (int tries = 1;; tries++) {
            try {
                return read.get();
            } catch (JavaScriptException failure) {
                pause(tries, failure);
            }
        }
    }

    /// @param outcome finds out, after a failure, what came of it
    static boolean writing(BooleanSupplier write, Supplier<Outcome> outcome) {
        for (int tries = 1;; tries++) {
            try {
                return write.getAsBoolean();
            } catch (JavaScriptException failure) {
                pause(tries, failure);
                switch (outcome.get()) {
                    case DONE -> {
                        return true;
                    }
                    case NOT_DONE -> {}
                    case UNKNOWN -> throw unavailable(failure);
                }
            }
        }
    }

    private static void pause(int tries, JavaScriptException failure) {
        if (tries >= TRIES || !failure.isRetryable()) {
            throw unavailable(failure);
        }
        try {
            Thread.sleep(FIRST_PAUSE << tries - 1);
        } catch (InterruptedException never) {
            throw unavailable(failure);
        }
    }

    private static StoreUnavailableException unavailable(JavaScriptException failure) {
        return new StoreUnavailableException("the Durable Object failed: " + failure.getMessage(), failure);
    }
}
