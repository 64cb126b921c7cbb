package remotemcp.platform;

/// Makes HTTP requests to other servers. Never follows redirects. Waits.
public interface Outbound {

    /// Sends one request.
    ///
    /// @throws OutboundException when no whole answer arrived in time and size
    Reply send(Call call);

    /// The same, but only to servers on the public internet: for URLs that strangers name (SSRF). The address that is checked is the
    /// one that is connected to, so a name that changes its mind between the two gains nothing. https only.
    ///
    /// A platform that cannot tell public addresses from others refuses every call.
    default Outbound strictlyPublic() {
        return call -> {
            throw new OutboundException("this platform makes no requests to URLs that strangers name");
        };
    }

    /// @param url absolute http or https URL
    /// @param timeoutMillis for the whole exchange
    /// @param maxBytes largest answer accepted
    record Call(String method, String url, remotemcp.http.HeaderList headers, byte[] body, int timeoutMillis, int maxBytes) {
    }

    record Reply(int status, remotemcp.http.Headers headers, byte[] body) {
    }
}
