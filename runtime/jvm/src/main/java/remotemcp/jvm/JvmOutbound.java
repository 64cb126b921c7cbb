package remotemcp.jvm;

import java.net.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import remotemcp.http.Departure;
import remotemcp.http.HeaderList;
import remotemcp.http.Headers;
import remotemcp.platform.Arrival;
import remotemcp.platform.Outbound;
import remotemcp.platform.OutboundException;

/// [Outbound] over the JDK's HTTP client: no redirects, no cookies, no credentials of its own, one deadline for the whole exchange
/// or, for a body read while it arrives, for its head. The environment's proxies ([ProxyVariables]) and certificate authorities ([Authorities]) count.
public final class JvmOutbound implements Outbound {
    /// Made at the first request: most servers never make one.
    private static final class Lazy {
        private static final HttpClient CLIENT = client(System.getenv());
    }

    private final Optional<HttpClient> own;

    /// In the environment of this process; all of these share their connections.
    public JvmOutbound() {
        own = Optional.empty();
    }

    JvmOutbound(Map<String, String> environment) {
        own = Optional.of(client(environment));
    }

    /// Makes ready for requests to come, which takes longer than anything else at the start of a program: for a thread beside the main one.
    ///
    /// @param tls whether https will be asked for
    public static void prepare(boolean tls) {
        HttpClient client = Lazy.CLIENT;
        if (tls) {
            client.sslContext().createSSLEngine();
        }
    }

    /// Whether the environment has requests to this URL go through a proxy, so that nobody here sees whom they reach.
    public static boolean goesByProxy(String url) {
        return ProxyVariables.of(System.getenv()).map(proxies -> proxies.select(URI.create(url)).getFirst().type() != Proxy.Type.DIRECT)
            .orElse(false);
    }

    private HttpClient client() {
        return own.orElseGet(() -> Lazy.CLIENT);
    }

    private static HttpClient client(Map<String, String> environment) {
        HttpClient.Builder client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).connectTimeout(Duration.ofSeconds(5));
        ProxyVariables.of(environment).ifPresent(client::proxy);
        client.sslContext(DeferredTls.of(() -> Authorities.of(environment).orElseGet(DeferredTls::system)));
        return client.build();
    }

    @Override
    public Reply send(Call call) {
        HttpResponse<byte[]> response =
            answer(client().sendAsync(request(call), head -> new BoundedBody(head, call.maxBytes())), call.timeoutMillis());
        return new Reply(response.statusCode(), headers(response), response.body());
    }

    @Override
    public Arrival open(Call call, Departure departure) {
        CompletableFuture<HttpResponse<ArrivingBody>> exchange =
            client().sendAsync(request(call), head -> new ArrivingBody(call.maxBytes()));
        departure.alarm(() -> exchange.cancel(true));
        HttpResponse<ArrivingBody> response = answer(exchange, call.timeoutMillis());
        departure.alarm(response.body()::close);
        return new OpenAnswer(response.statusCode(), headers(response), response.body());
    }

    private record OpenAnswer(int status, HeaderList headers, ArrivingBody body) implements Arrival {

        @Override
        public Optional<byte[]> next(int timeoutMillis) {
            return body.next(timeoutMillis);
        }

        @Override
        public void close() {
            body.close();
        }
    }

    private static <T> HttpResponse<T> answer(CompletableFuture<HttpResponse<T>> exchange, int timeoutMillis) {
        try {
            return exchange.get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw OutboundException.late("no answer within " + timeoutMillis + " ms");
        } catch (CancellationException e) {
            throw new OutboundException("given up");
        } catch (ExecutionException e) {
            throw FailureMessages.isBrokenOff(e.getCause()) ? OutboundException.brokenOff(reason(e.getCause()))
                : new OutboundException(reason(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutboundException("interrupted");
        } finally {
            exchange.cancel(true);
        }
    }

    @Override
    public Outbound strictlyPublic() {
        return PublicOutbound.create();
    }

    private static HttpRequest request(Call call) {
        try {
            URI url = URI.create(call.url());
            // Over plain HTTP the JDK would offer an upgrade to HTTP/2 with each request, at which some servers stumble.
            var version = "https".equalsIgnoreCase(url.getScheme()) ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1;
            var request = HttpRequest.newBuilder(url).version(version)
                .method(call.method(),
                    call.body().length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(call.body()));
            for (Headers.Header header : call.headers().list()) {
                request.header(header.name(), header.value());
            }
            return request.build();
        } catch (IllegalArgumentException e) {
            throw new OutboundException("not a request that can be sent");
        }
    }

    private static String reason(Throwable cause) {
        return cause instanceof BoundedBody.TooLarge ? "the answer is too large"
            : FailureMessages.of(cause);
    }

    private static HeaderList headers(HttpResponse<?> response) {
        HeaderList headers = HeaderList.empty();
        for (var entry : response.headers().map().entrySet()) {
            for (String value : (List<String>) entry.getValue()) {
                headers = headers.with(entry.getKey(), value);
            }
        }
        return headers;
    }
}
