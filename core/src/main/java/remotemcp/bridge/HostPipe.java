package remotemcp.bridge;

import remotemcp.json.Json;

/// The way to the host. Several threads write at once; each message goes out whole.
@FunctionalInterface
public interface HostPipe {

    /// Sends one message, or an array of several. Returns quietly when the host has gone.
    void write(Json message);

    /// Whether the host reads nothing more, so that nobody can be answered.
    default boolean hasGone() {
        return false;
    }
}
