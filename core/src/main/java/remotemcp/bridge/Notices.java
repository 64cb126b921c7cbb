package remotemcp.bridge;

/// Told what the person who runs the bridge may want to know. No line holds a secret, and none comes from a server without having been made printable.
public interface Notices {

    /// Something to act on, or worth knowing.
    void tell(String line);

    /// What happens step by step, for whoever looks for a fault.
    void detail(String line);

    /// A fault of ours.
    void bug(RuntimeException fault);
}
