package remotemcp.client;

import java.util.Optional;
import remotemcp.client.ClientException.Kind;
import remotemcp.client.wire.Deadline;
import remotemcp.http.Departure;

/// The changes a server tells of, read one after the other by a thread that waits for them. A stream that breaks off is opened again;
/// what changed meanwhile is then unknown, so a list that matters is read anew.
public final class Changes implements AutoCloseable {
    private static final int FRUITLESS = 5;
    private static final int FIRST_REST_MILLIS = 500;

    private final Era era;
    private final World world;
    private final ChangeFilter filter;
    private final Patience patience;
    private final Departure departure = new Departure();
    private volatile Feed feed;
    private volatile boolean isOpen = true;
    private int fruitless;

    Changes(Era era, World world, ChangeFilter filter, Patience patience) {
        this.era = era;
        this.world = world;
        this.filter = filter;
        this.patience = patience;
        feed = era.listen(filter, options());
    }

    private CallOptions options() {
        return CallOptions.with(patience).until(departure);
    }

    /// The next change; empty when none came in time, or none will: [#isOpen] tells which.
    ///
    /// @throws ClientException when the server can no longer be listened to
    public Optional<Change> next(int timeoutMillis) {
        Deadline deadline = Deadline.in(timeoutMillis, world.clock(), departure);
        while (isOpen) {
            try {
                Optional<Change> change = feed.next(deadline);
                isOpen = change.isPresent();
                fruitless = 0;
                return change;
            } catch (ClientException e) {
                if (!isOpen || e.kind() == Kind.TIMEOUT) {
                    return Optional.empty();
                }
                if (e.kind() != Kind.UNREACHABLE || ++fruitless > FRUITLESS) {
                    throw e;
                }
                world.pause().rest(FIRST_REST_MILLIS << fruitless);
                feed = era.listen(filter, options());
            }
        }
        return Optional.empty();
    }

    /// Whether more may come.
    public boolean isOpen() {
        return isOpen;
    }

    /// Stops listening; a reader that waits is told that nothing more comes.
    @Override
    public void close() {
        isOpen = false;
        departure.leave();
        feed.close();
    }
}
