package remotemcp.doctor;

import java.util.List;
import java.util.OptionalInt;

/// What lies below HTTP, which only some platforms can look at.
/// What one cannot, it answers by an [UnsupportedOperationException].
public interface NetworkProbe {

    /// The addresses that a name has; none when it means nothing.
    List<Address> addresses(String host);

    /// Shakes hands by TLS and says what was seen, whether or not the certificate is good.
    Handshake handshake(String host, int port);

    /// The status that a POST gets which names another host in its `Host` field; empty when none came.
    OptionalInt statusAsHost(String url, String host);

    /// @param isPublic whether the internet can reach it
    record Address(String text, boolean isPublic) {
    }

    /// @param protocol such as `TLSv1.3`; empty when there was no handshake
    /// @param certificate whom it names, and who signed it
    /// @param trouble why a client refuses it; empty when it does not
    /// @param expires when the certificate ends, in milliseconds since 1970
    record Handshake(String protocol, String certificate, String trouble, long expires) {
    }

    /// A platform that sees nothing of it: these checks are left out.
    static NetworkProbe unseen() {
        return new NetworkProbe() {
            @Override
            public List<Address> addresses(String host) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Handshake handshake(String host, int port) {
                throw new UnsupportedOperationException();
            }

            @Override
            public OptionalInt statusAsHost(String url, String host) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
