package remotemcp.platform;

/// Wakes work that waits for other work of the same request or process. A ring that nobody waits for is kept for whoever waits next;
/// several such rings are one. Ringing never waits.
public interface Bell {

    void ring();

    /// Returns when it rings, at once if it has rung since the last wait, and otherwise after so many milliseconds.
    void await(int millis);

    /// Where bells come from.
    @FunctionalInterface
    interface Foundry {
        Bell cast();
    }

    /// For a platform on which no call can wait for its client.
    static Foundry none() {
        return () -> {
            throw new IllegalStateException("on this platform no call can wait for its client");
        };
    }

    /// Bells for worlds that have none: whoever waits looks again after a moment.
    static Foundry looking(Pause pause) {
        return () -> new LookedAt(pause);
    }

    /// A bell that is not heard but looked at.
    final class LookedAt implements Bell {
        private static final int LOOK_MILLIS = 5;

        private final Pause pause;
        private volatile boolean rung;

        private LookedAt(Pause pause) {
            this.pause = pause;
        }

        @Override
        public void ring() {
            rung = true;
        }

        @Override
        public void await(int millis) {
            for (int waited = 0; waited < millis && !rung; waited += LOOK_MILLIS) {
                pause.rest(Math.min(LOOK_MILLIS, millis - waited));
            }
            rung = false;
        }
    }
}
