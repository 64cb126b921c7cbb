package remotemcp.workers;

import org.teavm.jso.JSBody;
import remotemcp.platform.Clock;

/// The clock of Workers, which stands still while code runs and moves on with every answer from outside.
final class WorkerClock implements Clock {

    @Override
    public long now() {
        return System.currentTimeMillis();
    }

    @Override
    public long monotonic() {
        return (long) performance();
    }

    @JSBody(script = "return performance.now();")
    private static native double performance();
}
