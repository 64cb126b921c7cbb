package remotemcp.transport.legacy;

import remotemcp.protocol.Revision;

/// What `initialize` agreed on.
///
/// @param revision the revision both sides speak
/// @param capabilities what the client can be asked for
record Handshake(Revision revision, Capabilities capabilities) {

    /// Before `initialize`: as little as the oldest revision promises.
    static Handshake none() {
        return new Handshake(Revision.NOVEMBER_2024, Capabilities.none());
    }
}
