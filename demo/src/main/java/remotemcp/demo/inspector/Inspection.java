package remotemcp.demo.inspector;

import java.util.Optional;
import remotemcp.client.CallOptions;
import remotemcp.client.ClientException;
import remotemcp.client.McpClient;
import remotemcp.client.Patience;
import remotemcp.client.Peer;
import remotemcp.client.World;
import remotemcp.mcp.tools.ToolCall;

/// One look at one server: connects as a client would, without any credentials, reads its lists, and calls nothing.
final class Inspection {
    private static final int SILENCE_MILLIS = 10_000;
    private static final int STEPS = 4;
    private static final Patience PATIENCE = new Patience(SILENCE_MILLIS, GuardedOutbound.MILLIS);

    private final World world;
    private final GuardedOutbound outbound;
    private final String url;
    private final ToolCall call;
    private final Onlooker onlooker = new Onlooker();
    private Optional<Peer> peer = Optional.empty();
    private Offer tools = Offer.NONE;
    private Offer resources = Offer.NONE;
    private Offer prompts = Offer.NONE;

    Inspection(World world, GuardedOutbound outbound, String url, ToolCall call) {
        this.world = world.with(outbound);
        this.outbound = outbound;
        this.url = url;
        this.call = call;
    }

    /// @throws ClientException when the server cannot be used, otherwise than for want of a login
    /// @throws remotemcp.protocol.RpcException when it answers with an error
    InspectionResult run() {
        try {
            call.progress(0, STEPS, "Connecting");
            look();
        } catch (ClientException e) {
            if (e.kind() != ClientException.Kind.UNAUTHORIZED || onlooker.refusal().isEmpty()) {
                throw e;
            }
        }
        call.progress(3, STEPS, "Reading what its login wants");
        Optional<LoginNeed> login = onlooker.refusal().map(refusal -> LoginNeed.of(outbound, url, refusal));
        call.progress(STEPS, STEPS, "Done");
        return new InspectionResult(url, peer, login, tools, resources, prompts);
    }

    private void look() {
        try (McpClient client =
            McpClient.connect(url).on(world).named("remote-mcp-inspector", "1").credentials(onlooker).patience(PATIENCE).open()) {
            peer = Optional.of(client.peer());
            call.progress(1, STEPS, "Connected, reading its tools");
            var options = CallOptions.with(PATIENCE);
            tools = Offer.read(client, "tools", options);
            call.progress(2, STEPS, "Reading its resources and prompts");
            resources = Offer.read(client, "resources", options);
            prompts = Offer.read(client, "prompts", options);
        }
    }
}
