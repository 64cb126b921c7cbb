package remotemcp.client.oauth;

import remotemcp.platform.Clock;
import remotemcp.platform.Crypto;
import remotemcp.platform.Outbound;
import remotemcp.platform.Random;
import remotemcp.platform.Signatures;

/// What a login needs of the world.
///
/// @param outbound asks the URLs that servers name. Whoever logs in at a server on the public internet gives one that is
///     [Outbound#strictlyPublic()]: else a server could have private addresses asked
public record LoginPlatform(Outbound outbound, Clock clock, Random random, Crypto crypto, Signatures signatures) {
}
