package remotemcp.transport.legacy;

import java.util.List;
import remotemcp.json.JsonObject;
import remotemcp.platform.GuardedHandler;
import remotemcp.platform.Log;
import remotemcp.platform.MemoryPlatform;
import remotemcp.platform.Platform;
import remotemcp.transport.McpEndpoint;

/// A server whose bugs are collected, where [MemoryPlatform] fails the test.
final class LoggingBugs {
    private LoggingBugs() {
    }

    static GuardedHandler endpoint(MemoryPlatform memory, List<String> bugs) {
        Platform own = memory.platform();
        var log = new Log() {
            @Override
            public void write(Level level, String event, JsonObject fields) {
            }

            @Override
            public void bug(String id, String event, Throwable cause) {
                bugs.add(id);
            }
        };
        var platform = new Platform(own.clock(), own.random(), own.crypto(), own.store(), own.outbound(), log, own.secret());
        var tools = new Workshop().server();
        return new McpEndpoint(tools, platform, new SessionEndpoint(tools, platform, SessionLimits.standard()));
    }
}
