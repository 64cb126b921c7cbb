package remotemcp.client;

import java.util.List;
import remotemcp.http.HeaderList;
import remotemcp.http.Headers;

/// What a client shows to the servers it calls, and what it does when one refuses it (2026-07-28, basic, Authorization). May wait: a
/// refusal may become a login in a browser. Several threads may ask at once.
public interface Credentials {

    /// The fields to send with this request: `Authorization`, and `DPoP` where a proof goes with it. Asked anew each time a request is sent.
    ///
    /// @throws ClientException when there can be none
    HeaderList headers(Target target);

    /// A server refused the request. Whoever implements this may get other credentials meanwhile.
    ///
    /// @return whether to send the request again. The client asks at most [#ATTEMPTS] times for one request.
    /// @throws ClientException when getting them failed in a way that the user should read
    boolean refused(Refusal refusal);

    /// A server answered otherwise: it may have handed out a `DPoP-Nonce` (RFC 9449 §8.2).
    default void answered(Target target, Headers answer) {
    }

    /// How often one request is sent again after a refusal, whatever [#refused] says.
    int ATTEMPTS = 4;

    /// One HTTP request that is about to be sent.
    ///
    /// @param server URL of the MCP server byte for byte as the user named it: what tokens are asked for and kept under
    /// @param method HTTP method
    /// @param url what is requested: the server's URL, or over HTTP+SSE the message endpoint of the same origin
    /// @param body what is sent, which a proof may be bound to; empty when nothing is
    record Target(String server, String method, String url, byte[] body) {
    }

    /// @param sent the fields that were refused, as [#headers] gave them: other threads may have newer ones by now
    /// @param status 401 or 403
    /// @param answer the refusing answer's fields
    record Refusal(Target target, HeaderList sent, int status, Headers answer) {

        /// The challenges, undivided (RFC 9110 §11.6.1).
        public List<String> challenges() {
            return answer.all("WWW-Authenticate");
        }
    }

    /// For open servers: nothing is sent, and a refusal is final.
    static Credentials none() {
        return new Fixed(HeaderList.empty());
    }

    /// A token that the user has.
    static Credentials bearer(String token) {
        return new Fixed(HeaderList.empty().with("Authorization", "Bearer " + token));
    }

    /// Always the same fields; a refusal is final.
    record Fixed(HeaderList fields) implements Credentials {

        @Override
        public HeaderList headers(Target target) {
            return fields;
        }

        @Override
        public boolean refused(Refusal refusal) {
            return false;
        }
    }
}
