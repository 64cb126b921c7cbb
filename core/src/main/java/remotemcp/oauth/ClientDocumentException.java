package remotemcp.oauth;

import java.util.Optional;
import remotemcp.oauth.client.Client;

/// The document of a client (OAuth Client ID Metadata Document) cannot be used, so its request goes no further.
public final class ClientDocumentException extends OAuthException {
    /// The operator's word on whose documents are read, as settings call it.
    public static final String SETTING = "client-documents";

    private final String operatorsWay;
    private final transient Optional<Client> lastKnown;

    /// @param code of an authorization response (RFC 6749 §4.1.2.1)
    /// @param message for the person: what is wrong, and what they can do
    /// @param operatorsWay what the operator can do, to be read after "If you run this server,"
    /// @param lastKnown see [#lastKnown]
    public ClientDocumentException(String code, String message, String operatorsWay, Optional<Client> lastKnown) {
        super(400, code, message, "");
        this.operatorsWay = operatorsWay;
        this.lastKnown = lastKnown;
    }

    /// What the operator can do, to be read after "If you run this server,".
    public String operatorsWay() {
        return operatorsWay;
    }

    /// The client as an older copy of the document, or this server's record of it, describes it. Good for one thing only: to tell the client of
    /// the refusal on the person's own computer. Empty when there is neither.
    public Optional<Client> lastKnown() {
        return lastKnown;
    }
}
