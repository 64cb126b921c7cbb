package remotemcp.http;

import java.util.List;
import java.util.Optional;

/// HTTP header fields (RFC 9110 §5): names compare without regard to case, a name may occur several times.
public interface Headers {

    /// The first value of that name.
    Optional<String> find(String name);

    /// All values of that name in their order.
    List<String> all(String name);

    /// Every field in its order.
    List<Header> list();

    /// One field.
    record Header(String name, String value) {
    }
}
