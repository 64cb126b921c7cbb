package remotemcp.http;

/// The client's leaving before its answer was complete: told by the runtime, asked by whoever works for that client.
public final class Departure {
    private volatile boolean left;
    private volatile Runnable alarm = () -> {};

    /// Whether the client has gone.
    public boolean hasLeft() {
        return left;
    }

    /// Called by the runtime when the connection or stream closes early; further calls change nothing.
    public void leave() {
        if (!left) {
            left = true;
            alarm.run();
        }
    }

    /// Sets what the runtime does at once when the client leaves, such as interrupting the thread at work. The runtime sets it
    /// before it runs work that may wait.
    public void alarm(Runnable action) {
        alarm = action;
        if (left) {
            action.run();
        }
    }

    /// Takes the alarm away, for work that goes on although the client has left and is stopped in another way.
    public Runnable takeAlarm() {
        Runnable taken = alarm;
        alarm = () -> {};
        return taken;
    }
}
