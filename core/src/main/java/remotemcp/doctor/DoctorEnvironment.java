package remotemcp.doctor;

import remotemcp.client.oauth.LoginPlatform;
import remotemcp.platform.Outbound;
import remotemcp.platform.Pause;

/// What the doctor needs of the world.
///
/// @param server asks the server that the person named
/// @param world asks what the server names; for a server on the public internet it is strictly public
/// @param ground looks below HTTP
public record DoctorEnvironment(Outbound server, LoginPlatform world, Pause pause, NetworkProbe network) {
}
