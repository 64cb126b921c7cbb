package remotemcp.jvm;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocketFactory;

/// TLS over sockets that connect to allowed addresses only. The address is looked at in the call that connects to it.
final class GuardedSockets extends SSLSocketFactory {
    private final SSLSocketFactory tls;
    private final Predicate<InetAddress> allowed;

    GuardedSockets(SSLSocketFactory tls, Predicate<InetAddress> allowed) {
        this.tls = tls;
        this.allowed = allowed;
    }

    /// The address is not allowed, or the name has none.
    static final class Refused extends IOException {
        Refused() {
            super("address refused");
        }
    }

    private final class GuardedSocket extends Socket {

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (!(endpoint instanceof InetSocketAddress inet) || inet.isUnresolved() || !allowed.test(inet.getAddress())) {
                throw new Refused();
            }
            super.connect(endpoint, timeout);
        }

        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, 0);
        }
    }

    /// Not connected yet, and not TLS yet: the HTTPS client connects it, then puts TLS around it.
    @Override
    public Socket createSocket() {
        return new GuardedSocket();
    }

    @Override
    public Socket createSocket(Socket connected, String host, int port, boolean autoClose) throws IOException {
        if (!(connected instanceof GuardedSocket)) {
            throw new Refused();
        }
        return tls.createSocket(connected, host, port, autoClose);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new Refused();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw new Refused();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw new Refused();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) throws IOException {
        throw new Refused();
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }
}
