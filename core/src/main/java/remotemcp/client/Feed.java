package remotemcp.client;

import java.util.Optional;
import remotemcp.client.wire.Deadline;

/// An open stream of changes, before anybody takes it up again.
interface Feed {

    /// The next change; empty when the server has ended the stream.
    ///
    /// @throws ClientException TIMEOUT when none came by the deadline
    Optional<Change> next(Deadline deadline);

    void close();
}
