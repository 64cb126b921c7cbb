package remotemcp.transport.legacy;

import java.util.Optional;
import remotemcp.http.HttpRequest;
import remotemcp.platform.Caller;
import remotemcp.protocol.HeaderNames;
import remotemcp.protocol.Revision;
import remotemcp.transport.MediaTypes;

/// One HTTP request, who makes it, and what its client takes as an answer.
record Visit(HttpRequest request, Caller caller, MediaTypes takes) {

    static Visit of(HttpRequest request, Caller caller) {
        return new Visit(request, caller, MediaTypes.acceptedBy(request.headers()));
    }

    Optional<String> sessionId() {
        return request.header(HeaderNames.SESSION_ID).filter(id -> !id.isEmpty());
    }

    /// Whether the revision the client claims, if it claims one, is one of ours.
    boolean namesKnownRevision() {
        return revision().map(text -> Revision.findWithHandshake(text).isPresent()).orElse(true);
    }

    /// The revision the client claims.
    Optional<String> revision() {
        return request.header(HeaderNames.PROTOCOL_VERSION);
    }
}
