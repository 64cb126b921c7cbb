package remotemcp.platform;

/// Which queue costly work waits in, so that a flood of callers nobody knows fills only its own.
public enum Priority {
    /// The caller has proven something before: a browser in which this account has signed in, a setup link, the operator.
    KNOWN,
    /// Anybody.
    UNTRUSTED
}
