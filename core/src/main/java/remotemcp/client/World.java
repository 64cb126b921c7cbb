package remotemcp.client;

import remotemcp.platform.Aside;
import remotemcp.platform.Clock;
import remotemcp.platform.Outbound;
import remotemcp.platform.Pause;

/// What a client needs of the world.
///
/// @param outbound for servers that strangers name, the strictly public one
public record World(Outbound outbound, Clock clock, Pause pause, Aside aside) {
}
