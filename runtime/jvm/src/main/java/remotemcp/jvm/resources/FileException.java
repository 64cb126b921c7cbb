package remotemcp.jvm.resources;

/// Why a file is not read, in words for the one who asked; no message names a path of the machine.
public final class FileException extends RuntimeException {
    private final Reason reason;

    /// What to answer with.
    public enum Reason {
        /// There is no such resource. Also said of files that exist and are not offered, so that nobody learns which there are.
        NOT_FOUND,
        /// The file has more bytes than the folder hands out.
        TOO_LARGE,
        /// The machine could not read it.
        UNREADABLE
    }

    FileException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    FileException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
