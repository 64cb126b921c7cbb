package remotemcp.jvm;

import remotemcp.platform.Clock;

/// The clock of this machine.
final class SystemClock implements Clock {
    private static final long NANOS = 1_000_000;
    private static final long START = System.nanoTime();

    @Override
    public long now() {
        return System.currentTimeMillis();
    }

    @Override
    public long monotonic() {
        return (System.nanoTime() - START) / NANOS;
    }
}
