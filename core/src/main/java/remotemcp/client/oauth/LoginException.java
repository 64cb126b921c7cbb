package remotemcp.client.oauth;

/// No token could be had. The message is for people: it says what happened at which step, and holds no secret and no control character.
public final class LoginException extends RuntimeException {
    private final Step step;
    private final String error;

    /// The steps of a login, in their order.
    public enum Step { RESOURCE_METADATA, SERVER_METADATA, REGISTRATION, AUTHORIZATION, TOKEN, USE, STORAGE }

    public LoginException(Step step, String message) {
        this(step, message, "");
    }

    /// @param error the OAuth error code that an authorization server answered
    public LoginException(Step step, String message, String error) {
        super(LoggableText.text(message, 1000));
        this.step = step;
        this.error = error;
    }

    /// Where it failed.
    public Step step() {
        return step;
    }

    /// The OAuth error code, such as `invalid_grant`; empty when no authorization server said one.
    public String error() {
        return error;
    }
}
