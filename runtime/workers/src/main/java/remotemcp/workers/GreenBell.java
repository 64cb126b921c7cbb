package remotemcp.workers;

import remotemcp.platform.Bell;

/// A [Bell] between green threads of one request: its wait has a timer of that request's own, so the runtime sees that the request goes on.
final class GreenBell implements Bell {
    private Thread waiting;
    private boolean rung;

    @Override
    public void ring() {
        rung = true;
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    @Override
    public void await(int millis) {
        if (!rung) {
            waiting = Thread.currentThread();
            try {
                Thread.sleep(millis);
            } catch (InterruptedException ringing) {
                // That is what was waited for.
            }
            waiting = null;
        }
        rung = false;
    }
}
