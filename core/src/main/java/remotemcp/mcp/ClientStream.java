package remotemcp.mcp;

import remotemcp.protocol.RpcNotification;

/// The way from work in progress to the client that asked for it. A transport stands behind it.
public interface ClientStream {

    /// Sends a notification that belongs to the running request, before its response. Does nothing once the client has gone.
    void send(RpcNotification notification);

    /// Whether the client has given up on this request: by leaving, or by cancelling it.
    boolean isCancelled();

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
