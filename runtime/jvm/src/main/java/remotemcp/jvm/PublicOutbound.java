package remotemcp.jvm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpRetryException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import remotemcp.http.Departure;
import remotemcp.http.HeaderList;
import remotemcp.http.Headers;
import remotemcp.platform.Arrival;
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
        HttpsURLConnection connection = connection(call, call.timeoutMillis());
        Thread deadline = Thread.startVirtualThread(() -> disconnectAfter(call.timeoutMillis(), connection));
        try {
            int status = status(connection, call);
            return new Reply(status, headers(connection), body(connection, status, call.maxBytes()));
        } catch (IOException | IllegalArgumentException e) {
            throw new OutboundException(reason(e));
        } finally {
            deadline.interrupt();
            connection.disconnect();
        }
    }

    @Override
    public Arrival open(Call call, Departure departure) {
        HttpsURLConnection connection = connection(call, 0);
        departure.alarm(connection::disconnect);
        Thread deadline = Thread.startVirtualThread(() -> disconnectAfter(call.timeoutMillis(), connection));
        try {
            int status = status(connection, call);
            var body = new PumpedBody(stream(connection, status), call.maxBytes(), connection::disconnect);
            departure.alarm(body::close);
            return new OpenAnswer(status, headers(connection), body);
        } catch (IOException | IllegalArgumentException e) {
            connection.disconnect();
            throw new OutboundException(reason(e));
        } finally {
            deadline.interrupt();
        }
    }

    private record OpenAnswer(int status, HeaderList headers, PumpedBody body) implements Arrival {

        @Override
        public Optional<byte[]> next(int timeoutMillis) {
            return body.next(timeoutMillis);
        }

        @Override
        public void close() {
            body.close();
        }
    }

    private static int status(HttpsURLConnection connection, Call call) throws IOException {
        if (call.body().length > 0) {
            try (OutputStream out = connection.getOutputStream()) {
                out.write(call.body());
            }
        }
        try {
            return connection.getResponseCode();
        } catch (HttpRetryException refused) {
            // The JDK would answer a challenge itself and cannot: to us 401 is an answer like any other.
            return refused.responseCode();
        }
    }

    private static String reason(Exception e) {
        return "the exchange failed: " + (e instanceof GuardedSockets.Refused ? "not a public address" : e.getClass().getSimpleName());
    }

    private HttpsURLConnection connection(Call call, int readTimeoutMillis) {
        if (!call.url().startsWith("https://")) {
            throw new OutboundException("only https is asked");
        }
        try {
            var connection = (HttpsURLConnection) URI.create(call.url()).toURL().openConnection(Proxy.NO_PROXY);
            connection.setSSLSocketFactory(sockets);
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setConnectTimeout(call.timeoutMillis());
            connection.setReadTimeout(readTimeoutMillis);
            connection.setRequestMethod(call.method());
            if (call.body().length > 0) {
                connection.setDoOutput(true);
                // Without it the JDK sends a POST a second time when no answer comes.
                connection.setFixedLengthStreamingMode(call.body().length);
            }
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
        try (InputStream in = stream(connection, status)) {
            var bytes = new ByteArrayOutputStream();
            bytes.writeBytes(in.readNBytes(maxBytes + 1));
            if (bytes.size() > maxBytes) {
                throw new OutboundException("the answer is too large");
            }
            return bytes.toByteArray();
        }
    }

    private static InputStream stream(HttpsURLConnection connection, int status) throws IOException {
        InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        return in == null ? InputStream.nullInputStream() : in;
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
