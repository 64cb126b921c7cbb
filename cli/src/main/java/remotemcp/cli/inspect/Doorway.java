package remotemcp.cli.inspect;

import java.io.FilterInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import remotemcp.cli.command.StandardStreams;
import remotemcp.cli.view.InspectView;

/// What a login says and hears around a full-screen view: on the terminal before the screen is there; afterwards its words go onto the screen,
/// and what is typed is no longer for it.
final class Doorway extends FilterInputStream {
    private final StandardStreams streams;
    private final InspectView view;
    private final AtomicBoolean passed = new AtomicBoolean();

    Doorway(StandardStreams streams, InspectView view) {
        super(streams.in());
        this.streams = streams;
        this.view = view;
    }

    void say(String line) {
        if (passed.get()) {
            view.notice(line);
        } else {
            streams.err().println(line);
        }
    }

    /// The screen is there from now on.
    void pass() {
        passed.set(true);
    }

    @Override
    public int available() throws IOException {
        return passed.get() ? 0 : super.available();
    }
}
