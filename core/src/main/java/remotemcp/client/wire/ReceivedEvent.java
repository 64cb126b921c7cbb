package remotemcp.client.wire;

import java.util.Optional;
import java.util.OptionalInt;

/// One block of an event stream as it was received (WHATWG HTML, server-sent events). Unlike there, a block without data is told too:
/// its id and its `retry` count.
///
/// @param data UTF-8; empty when the block had no data, or empty data
/// @param retry milliseconds
record ReceivedEvent(String type, byte[] data, Optional<String> id, OptionalInt retry) {

    boolean isMessage() {
        return (type.isEmpty() || type.equals("message")) && data.length > 0;
    }
}
