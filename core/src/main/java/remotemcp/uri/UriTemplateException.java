package remotemcp.uri;

/// A text that is no URI template (RFC 6570 §2), or values that a template cannot be expanded with (a prefix of a list).
public final class UriTemplateException extends IllegalArgumentException {

    UriTemplateException(String message) {
        super(message);
    }
}
