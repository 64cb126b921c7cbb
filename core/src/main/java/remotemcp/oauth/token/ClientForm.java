package remotemcp.oauth.token;

import java.util.Optional;
import remotemcp.http.HttpRequest;
import remotemcp.http.Parameters;
import remotemcp.oauth.OAuthException;

/// The form that clients post to the token and revocation endpoints (OAuth 2.1 §3.2.2).
public final class ClientForm {
    /// Bytes.
    public static final int LARGEST = 64 * 1024;

    private ClientForm() {
    }

    /// Refuses what two parsers might read differently: another type, a query beside the form, a parameter given twice.
    static Parameters read(HttpRequest request) {
        Parameters form = Parameters.ofForm(request, LARGEST)
            .orElseThrow(
                () -> new OAuthException("invalid_request", "The request is no well-formed application/x-www-form-urlencoded body"));
        if (!request.query().isEmpty()) {
            throw new OAuthException("invalid_request", "Parameters are in the query; they belong in the form");
        }
        Optional<String> repeated = form.repeated();
        if (repeated.isPresent()) {
            String code = form.all("resource").size() > 1 ? "invalid_target" : "invalid_request";
            throw new OAuthException(code, "A parameter is given twice");
        }
        return form;
    }

    /// The value of a parameter. One without a value counts as left out (RFC 6749 §3.2).
    public static Optional<String> find(Parameters form, String name) {
        return form.find(name).filter(value -> !value.isEmpty());
    }
}
