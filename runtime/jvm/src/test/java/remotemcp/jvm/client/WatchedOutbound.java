package remotemcp.jvm.client;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import remotemcp.http.Departure;
import remotemcp.http.HeaderList;
import remotemcp.jvm.JvmOutbound;
import remotemcp.platform.Arrival;
import remotemcp.platform.Outbound;

/// The real outside, and a note of what was sent there.
final class WatchedOutbound implements Outbound {
    private final JvmOutbound outside = new JvmOutbound();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    @Override
    public Reply send(Call call) {
        calls.add(call);
        return outside.send(call);
    }

    @Override
    public Arrival open(Call call, Departure departure) {
        calls.add(call);
        return outside.open(call, departure);
    }

    List<Call> calls() {
        return calls;
    }

    List<String> methods() {
        return calls.stream().map(Call::method).toList();
    }

    /// The ids of all sessions that requests were part of.
    Set<String> sessions() {
        var sessions = new ConcurrentSkipListSet<String>();
        calls.forEach(call -> call.headers().find("Mcp-Session-Id").ifPresent(sessions::add));
        return sessions;
    }

    /// Ends the session behind the client's back.
    void endSession(String url) {
        var head = HeaderList.empty().with("Mcp-Session-Id", sessions().iterator().next()).with("MCP-Protocol-Version", "2025-11-25");
        outside.send(new Call("DELETE", url, head, new byte[0], 5000, 10_000));
    }
}
