package remotemcp.demo.inspector;

import java.util.Optional;
import remotemcp.client.Peer;

/// What an inspection found out.
///
/// @param peer empty when the server tells nothing before a login
/// @param login empty when none is needed for what was asked
record InspectionResult(String url, Optional<Peer> peer, Optional<LoginNeed> login, Offer tools, Offer resources, Offer prompts) {
}
