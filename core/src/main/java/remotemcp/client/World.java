package remotemcp.client;

import remotemcp.platform.Aside;
import remotemcp.platform.Bell;
import remotemcp.platform.Clock;
import remotemcp.platform.Outbound;
import remotemcp.platform.Pause;

/// What a client needs of the world.
///
/// @param outbound for servers that strangers name, the strictly public one
/// @param bells by which calls that share a pair of pipes are woken
public record World(Outbound outbound, Clock clock, Pause pause, Aside aside, Bell.Foundry bells) {

    /// A world without bells.
    public World(Outbound outbound, Clock clock, Pause pause, Aside aside) {
        this(outbound, clock, pause, aside, Bell.looking(pause));
    }

    /// This world, with other ways out.
    public World with(Outbound other) {
        return new World(other, clock, pause, aside, bells);
    }
}
