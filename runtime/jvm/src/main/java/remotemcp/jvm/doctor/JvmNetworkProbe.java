package remotemcp.jvm.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import remotemcp.client.wire.Printable;
import remotemcp.doctor.NetworkProbe;
import remotemcp.jvm.PublicAddress;

/// [NetworkProbe] by sockets of the JDK. Each connection has its own short patience.
final class JvmNetworkProbe implements NetworkProbe {
    private static final int PATIENCE_MILLIS = 8_000;

    @Override
    public List<Address> addresses(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(bare(host)))
                .map(address -> new Address(address.getHostAddress(), PublicAddress.is(address))).toList();
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    @Override
    public Handshake handshake(String host, int port) {
        var witness = new CertificateWitness(bare(host));
        try (Socket plain = connected(host, port);
            SSLSocket tls = (SSLSocket) observing(witness).createSocket(plain, bare(host), port, true)) {
            tls.startHandshake();
            return new Handshake(tls.getSession().getProtocol(), described(witness), witness.trouble(),
                witness.leaf().map(leaf -> leaf.getNotAfter().getTime()).orElse(0L));
        } catch (IOException | GeneralSecurityException e) {
            return new Handshake("", described(witness), "no handshake: " + Printable.of(String.valueOf(e.getMessage())), 0);
        }
    }

    @Override
    public OptionalInt statusAsHost(String url, String host) {
        URI uri = URI.create(url);
        boolean isTls = uri.getScheme().equals("https");
        int port = uri.getPort() >= 0 ? uri.getPort() : isTls ? 443 : 80;
        try (Socket plain = connected(uri.getHost(), port);
            Socket socket =
                isTls ? ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, bare(uri.getHost()), port, true) : plain) {
            String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            socket.getOutputStream()
                .write(("POST " + path + " HTTP/1.1\r\nHost: " + host
                    + "\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\n"
                    + "Content-Length: " + BODY.length() + "\r\nConnection: close\r\n\r\n" + BODY).getBytes(StandardCharsets.US_ASCII));
            return status(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    private static final String BODY = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{}}";

    /// @param line such as `HTTP/1.1 200`
    private static OptionalInt status(String line) {
        try {
            return line.startsWith("HTTP/1.") && line.length() == 12 ? OptionalInt.of(Integer.parseInt(line.substring(9)))
                : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    private static Socket connected(String host, int port) throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(bare(host), port), PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static SSLSocketFactory observing(CertificateWitness witness) throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[]{witness}, null);
        return context.getSocketFactory();
    }

    private static String described(CertificateWitness witness) {
        return witness.leaf()
            .map(leaf -> Printable.of(CertificateWitness.names(leaf) + " by " + issuer(leaf) + ", until " + leaf.getNotAfter().toInstant()))
            .orElse("");
    }

    private static String issuer(X509Certificate leaf) {
        return leaf.getIssuerX500Principal().getName();
    }

    /// IPv6 addresses stand in brackets in URLs.
    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
