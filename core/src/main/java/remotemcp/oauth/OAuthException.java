package remotemcp.oauth;

/// A refusal with the code OAuth defines for it, such as `invalid_grant` (RFC 6749 §5.2, §4.1.2.1). The message says what is wrong. With what a person
/// does next behind it, it is sent as `error_description`, which many clients show to the person who uses them. Neither holds a secret, nor a
/// character that the description may not have (a quotation mark, a backslash).
public sealed class OAuthException extends RuntimeException permits ClientDocumentException {
    private static final String FIX = "The app needs a fix: update it, or tell its makers";
    static final String SIGN_IN_AGAIN = "Sign in again from your app";

    private final String code;
    private final int status;
    private final String next;

    public OAuthException(String code, String message) {
        this(400, code, message);
    }

    /// @param status HTTP status of the answer where the code travels as JSON
    public OAuthException(int status, String code, String message) {
        this(status, code, message, usual(code));
    }

    /// @param next what a person does next, as a sentence without its full stop; empty when the message says so
    public OAuthException(int status, String code, String message, String next) {
        super(message);
        this.code = code;
        this.status = status;
        this.next = next;
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    /// The `error_description`: what is wrong, and what a person does next.
    public String description() {
        return next.isEmpty() ? getMessage() : getMessage() + ". " + next;
    }

    private static String usual(String code) {
        return switch (code) {
            case "invalid_grant", "invalid_scope" -> SIGN_IN_AGAIN;
            case "invalid_client" -> "Remove this server in your app and add it again, so that the app registers again";
            case "invalid_target" -> "Give your app the address of this server as the server's own start page shows it, then sign in again";
            case "access_denied" -> "If that was a mistake, connect again from your app";
            case "temporarily_unavailable" -> "Try again later";
            default -> FIX;
        };
    }
}
