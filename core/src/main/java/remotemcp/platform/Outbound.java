package remotemcp.platform;

import remotemcp.http.Departure;
import remotemcp.http.HeaderList;
import remotemcp.http.Headers;

/// Makes HTTP requests to other servers. Never follows redirects. Waits.
public interface Outbound {

    /// Sends one request.
    ///
    /// @throws OutboundException when no whole answer arrived in time and size
    Reply send(Call call);

    /// Sends one request and gives back its answer as soon as the head is there; the body is read while it arrives. Here
    /// `timeoutMillis` is for the head alone, and the reader says for each piece how long it waits. The one who asked closes the answer.
    ///
    /// A platform that cannot read a body piece by piece answers with a whole one.
    ///
    /// @param departure its leaving ends the exchange at any time: the wait for the head and the reading of the body
    /// @throws OutboundException when no head arrived in time
    default Arrival open(Call call, Departure departure) {
        return Arrival.of(send(call));
    }

    /// The same, but only to servers on the public internet: for URLs that strangers name (SSRF). The address that is checked is the
    /// one that is connected to, so a name that changes its mind between the two gains nothing. https only.
    ///
    /// A platform that cannot tell public addresses from others refuses every call.
    default Outbound strictlyPublic() {
        return call -> {
            throw new OutboundException("this platform makes no requests to URLs that strangers name");
        };
    }

    /// No caller decodes, so a request that says nothing of codings says that it takes none: without the field a server may choose any
    /// (RFC 9110 §12.5.3).
    ///
    /// @param url absolute http or https URL
    /// @param timeoutMillis for the whole exchange
    /// @param maxBytes largest answer accepted
    record Call(String method, String url, HeaderList headers, byte[] body, int timeoutMillis, int maxBytes) {

        public Call {
            if (headers.find("Accept-Encoding").isEmpty()) {
                headers = headers.with("Accept-Encoding", "identity");
            }
        }
    }

    record Reply(int status, Headers headers, byte[] body) {
    }
}
