package remotemcp.transport;

import remotemcp.http.EventStream;
import remotemcp.platform.GuardedHandler;

/// The far side of a [remotemcp.platform.SessionHost]: the sessions of one user, with everything that may come in for them, or one session
/// of an open server. Requests have passed the guards of the process they came to.
///
/// The place may be put to sleep while nothing is at work, with its streams left open: [#memory] is what each has to be woken up with.
public interface HeldSessions extends GuardedHandler {

    /// What the place knows of the session with that stream beyond the session's id, in one line of JSON; empty text when it has none.
    String memory(EventStream stream);

    /// Takes up an open stream again, and its session with it, after a sleep.
    ///
    /// @param memory what [#memory] was
    /// @return what to run when the stream has ended
    Runnable resume(String memory, EventStream stream);
}
