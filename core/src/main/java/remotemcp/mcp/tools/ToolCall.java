package remotemcp.mcp.tools;

import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.mcp.ClientStream;
import remotemcp.mcp.RequestContext;
import remotemcp.mcp.input.ClientInput;
import remotemcp.platform.Caller;
import remotemcp.protocol.LogLevel;
import remotemcp.protocol.RpcNotification;
import remotemcp.protocol.RpcRequest;

/// One running call of a tool: its arguments, who asks, and the way back to the client while it runs.
public final class ToolCall {
    private final Params params;
    private final Arguments.Given given;
    private final RpcRequest request;
    private final RequestContext context;
    private final ClientStream client;
    private final boolean asks;
    private ClientInput input;
    private double reached = Double.NEGATIVE_INFINITY;

    ToolCall(Params params, Arguments.Given given, RpcRequest request, RequestContext context, ClientStream client,
        boolean asks) {
        this.params = params;
        this.given = given;
        this.request = request;
        this.context = context;
        this.client = client;
        this.asks = asks;
    }

    /// The way to ask the client, and its user, in the middle of the call. The tool must be declared with [ToolBuilder#asks].
    public ClientInput client() {
        if (!asks) {
            throw new IllegalStateException("a tool that asks its client says so where it is declared: tool.asks()");
        }
        if (input == null) {
            input = new ClientInput(request, context, client);
        }
        return input;
    }

    /// Whether the tool asked for what is not known yet.
    boolean isIncomplete() {
        return input != null && input.isIncomplete();
    }

    /// The value of a declared argument.
    @SuppressWarnings("unchecked")
    public <T> T get(Param<T> param) {
        if (!param.belongsTo(params)) {
            throw new IllegalArgumentException("parameter " + param.name() + " belongs to another tool");
        }
        return (T) given.values()[param.position()];
    }

    /// All arguments. They are as they were sent where that fits the tool's schema; else without those the tool does not have, and with
    /// numbers, booleans, lists and objects where they were sent as text (see [ToolBuilder#strict()]).
    public JsonObject arguments() {
        return given.object();
    }

    public Caller caller() {
        return context.caller();
    }

    /// Whether the client declared this capability, such as `sampling`.
    public boolean clientHas(String capability) {
        return context.clientCapabilities().has(capability);
    }

    /// Whether the client has given up on this call. Work worth stopping asks now and then.
    public boolean cancelled() {
        return client.isCancelled();
    }

    /// Tells the client how far the work is, if it asked to know. What does not go forward is not sent. While a tool says nothing for long, the
    /// server sends numbers just above the last one, so that hosts do not give the call up.
    public void progress(double done, double total, String message) {
        report(done, JsonObject.builder().put("progress", done).put("total", total).put("message", message));
    }

    public void progress(double done, double total) {
        report(done, JsonObject.builder().put("progress", done).put("total", total));
    }

    /// Sends the client a line of the given severity, if it asked for such lines. No secrets.
    public void log(LogLevel level, String message) {
        log(level, Json.of(message));
    }

    public void log(LogLevel level, Json data) {
        if (context.logLevel().isPresent() && level.isAtLeast(context.logLevel().get())) {
            var line = JsonObject.builder().put("level", level.word()).put("data", data).build();
            client.send(new RpcNotification("notifications/message", line));
        }
    }

    private void report(double done, JsonObject.Builder progress) {
        Optional<Json> token = request.meta().progressToken();
        if (token.isPresent() && done > reached) {
            reached = done;
            client.send(new RpcNotification("notifications/progress", progress.put("progressToken", token.get()).build()));
        }
    }
}
