package remotemcp.client.oauth;

import remotemcp.client.oauth.LoginException.Step;
import remotemcp.json.JsonObject;

/// Puts an authorization server's error (RFC 6749 §5.2, RFC 7591 §3.2.2) into words.
public final class OAuthErrorTexts {

    private OAuthErrorTexts() {
    }

    public static LoginException of(Step step, String endpoint, int status, JsonObject answer) {
        String error = answer.string("error").orElse("");
        String said = error.isEmpty() ? "" : ": " + LoggableText.text(error, 100);
        String described = answer.string("error_description").map(text -> " (" + LoggableText.text(text, 300) + ")").orElse("");
        return new LoginException(step, endpoint + " answers " + status + said + described, error);
    }
}
