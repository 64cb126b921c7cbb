package remotemcp.oauth.authorize;

import java.util.Optional;
import remotemcp.http.PercentCode;
import remotemcp.oauth.OAuthException;

/// The URL that takes the answer to the client (OAuth 2.1 §4.1.2), always with the issuer (RFC 9207), so that a client that talks to
/// several servers knows whose answer it is.
final class AuthorizationResponse {

    private AuthorizationResponse() {
    }

    static String code(String issuer, AuthorizationRequest request, String code) {
        return url(request.redirectUri(), "code=" + PercentCode.encode(code), request.state(), issuer);
    }

    static String error(String issuer, String redirectUri, Optional<String> state, OAuthException reason) {
        String answer = "error=" + PercentCode.encode(reason.code()) + "&error_description=" + PercentCode.encode(reason.description());
        return url(redirectUri, answer, state, issuer);
    }

    private static String url(String redirectUri, String answer, Optional<String> state, String issuer) {
        int mark = redirectUri.indexOf('?');
        String joint = mark < 0 ? "?" : mark == redirectUri.length() - 1 ? "" : "&";
        return redirectUri + joint + answer + state.map(value -> "&state=" + PercentCode.encode(value)).orElse("") + "&iss="
            + PercentCode.encode(issuer);
    }
}
