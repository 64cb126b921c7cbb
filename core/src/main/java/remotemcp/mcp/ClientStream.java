package remotemcp.mcp;

import java.util.Map;
import remotemcp.json.JsonObject;
import remotemcp.mcp.input.InputRequest;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcNotification;

/// The way from work in progress to the client that asked for it. A transport stands behind it.
public interface ClientStream {

    /// Sends a notification that belongs to the running request, before its response. Does nothing once the client has gone.
    void send(RpcNotification notification);

    /// Whether the client has given up on this request: by leaving, or by cancelling it.
    boolean isCancelled();

    /// Sends requests of the server to the client and waits for all answers.
    ///
    /// @return the client's results, by the keys of the questions
    /// @throws RpcException when the client cannot be asked here, or answers with an error
    default Map<String, JsonObject> ask(Map<String, InputRequest> questions) {
        throw new RpcException(RpcException.REFUSED,
            "This request needs an answer of the client, which takes an event stream: list text/event-stream in the Accept header");
    }

    /// Leads nowhere: for an answer that is a single JSON object.
    static ClientStream none() {
        return Nowhere.INSTANCE;
    }

    /// Drops what is sent.
    enum Nowhere implements ClientStream {
        INSTANCE;

        @Override
        public void send(RpcNotification notification) {
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }
}
