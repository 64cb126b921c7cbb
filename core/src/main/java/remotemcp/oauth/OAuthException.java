package remotemcp.oauth;

/// A refusal with the code OAuth defines for it, such as `invalid_grant` (RFC 6749 §5.2, §4.1.2.1). The message is meant for the
/// client's developer: it is sent as `error_description` and holds no secret.
public final class OAuthException extends RuntimeException {
    private final String code;
    private final int status;

    public OAuthException(String code, String message) {
        this(400, code, message);
    }

    /// @param status HTTP status of the answer where the code travels as JSON
    public OAuthException(int status, String code, String message) {
        super(message);
        this.code = code;
        this.status = status;
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }
}
