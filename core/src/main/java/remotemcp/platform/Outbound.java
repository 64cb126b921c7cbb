package remotemcp.platform;

/// Makes HTTP requests to other servers. Never follows redirects. Waits.
public interface Outbound {

    /// Sends one request.
    ///
    /// @throws OutboundException when no whole answer arrived in time and size
    Reply send(Call call);

    /// @param url absolute http or https URL
    /// @param timeoutMillis for the whole exchange
    /// @param maxBytes largest answer accepted
    record Call(String method, String url, remotemcp.http.HeaderList headers, byte[] body, int timeoutMillis, int maxBytes) {
    }

    record Reply(int status, remotemcp.http.Headers headers, byte[] body) {
    }
}
