package remotemcp.jvm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import remotemcp.http.HeaderList;
import remotemcp.http.Headers;
import remotemcp.platform.Outbound;
import remotemcp.platform.OutboundException;

/// [Outbound] for URLs that strangers name: https only, no proxy, no redirect, and every socket looks at the address it connects to
/// ([GuardedSockets]), so that between looking and connecting no name can come to mean another address. One deadline for the exchange.
final class PublicOutbound implements Outbound {
    private final SSLSocketFactory sockets;

    /// @param allowed which addresses may be connected to
    PublicOutbound(SSLSocketFactory tls, Predicate<InetAddress> allowed) {
        sockets = new GuardedSockets(tls, allowed);
    }

    static PublicOutbound create() {
        return new PublicOutbound((SSLSocketFactory) SSLSocketFactory.getDefault(), PublicAddress::is);
    }

    @Override
    public Outbound strictlyPublic() {
        return this;
    }

    @Override
    public Reply send(Call call) {
        HttpsURLConnection connection = open(call);
        Thread deadline = Thread.startVirtualThread(() -> disconnectAfter(call.timeoutMillis(), connection));
        try {
            int status = connection.getResponseCode();
            return new Reply(status, headers(connection), body(connection, status, call.maxBytes()));
        } catch (IOException | IllegalArgumentException e) {
            throw new OutboundException("the exchange failed: " + (e instanceof GuardedSockets.Refused ? "not a public address" : e.getClass().getSimpleName()));
        } finally {
            deadline.interrupt();
            connection.disconnect();
        }
    }

    private HttpsURLConnection open(Call call) {
        if (!call.url().startsWith("https://") || call.body().length > 0) {
            throw new OutboundException("only https is asked, without a body");
        }
        try {
            var connection = (HttpsURLConnection) URI.create(call.url()).toURL().openConnection(Proxy.NO_PROXY);
            connection.setSSLSocketFactory(sockets);
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setConnectTimeout(call.timeoutMillis());
            connection.setReadTimeout(call.timeoutMillis());
            connection.setRequestMethod(call.method());
            for (Headers.Header header : call.headers().list()) {
                connection.setRequestProperty(header.name(), header.value());
            }
            connection.setRequestProperty("User-Agent", "remote-mcp");
            connection.setRequestProperty("Connection", "close");
            return connection;
        } catch (IOException | IllegalArgumentException e) {
            throw new OutboundException("not a request that can be sent");
        }
    }

    /// A server that sends a byte now and then would otherwise keep us for hours.
    private static void disconnectAfter(int millis, HttpsURLConnection connection) {
        try {
            Thread.sleep(millis);
            connection.disconnect();
        } catch (InterruptedException answered) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] body(HttpsURLConnection connection, int status, int maxBytes) throws IOException {
        if (connection.getContentLengthLong() > maxBytes) {
            throw new OutboundException("the answer is too large");
        }
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            var bytes = new ByteArrayOutputStream();
            if (in != null) {
                bytes.writeBytes(in.readNBytes(maxBytes + 1));
            }
            if (bytes.size() > maxBytes) {
                throw new OutboundException("the answer is too large");
            }
            return bytes.toByteArray();
        }
    }

    private static HeaderList headers(HttpsURLConnection connection) {
        HeaderList headers = HeaderList.empty();
        for (Map.Entry<String, List<String>> field : connection.getHeaderFields().entrySet()) {
            for (String value : field.getKey() == null ? List.<String>of() : field.getValue()) {
                headers = headers.with(field.getKey(), value);
            }
        }
        return headers;
    }
}
