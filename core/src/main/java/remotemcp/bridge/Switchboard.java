package remotemcp.bridge;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import remotemcp.client.World;
import remotemcp.json.Json;
import remotemcp.mcp.RpcMessage;

/// What all parts of a bridge share: the way to the host, its calls under way, the questions it has been asked.
///
/// @param calls by the id that the host gave them
record Switchboard(HostPipe host, World world, Notices notices, ToolRules rules, Map<Json, Call> calls, Questions questions) {

    static Switchboard of(HostPipe host, World world, Notices notices, ToolRules rules) {
        return new Switchboard(host, world, notices, rules, new ConcurrentHashMap<>(), new Questions(host));
    }

    void write(RpcMessage message) {
        host.write(message.toJson());
    }

    void begin(Runnable work) {
        world.aside().begin(work);
    }
}
