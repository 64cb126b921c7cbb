package remotemcp.jvm;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import remotemcp.http.HeaderList;
import remotemcp.http.Headers;
import remotemcp.platform.Outbound;
import remotemcp.platform.OutboundException;

/// [Outbound] over the JDK's HTTP client: no redirects, no cookies, no credentials of its own, one deadline for the whole exchange.
public final class JvmOutbound implements Outbound {
    /// Made at the first request: most servers never make one.
    private static final class Lazy {
        private static final HttpClient CLIENT = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5)).build();
    }

    @Override
    public Reply send(Call call) {
        CompletableFuture<HttpResponse<byte[]>> exchange = Lazy.CLIENT.sendAsync(request(call), head -> new BoundedBody(head, call.maxBytes()));
        try {
            HttpResponse<byte[]> response = exchange.get(call.timeoutMillis(), TimeUnit.MILLISECONDS);
            return new Reply(response.statusCode(), headers(response), response.body());
        } catch (TimeoutException e) {
            throw new OutboundException("no whole answer within " + call.timeoutMillis() + " ms");
        } catch (ExecutionException e) {
            throw new OutboundException(reason(e.getCause()));
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
            var request = HttpRequest.newBuilder(URI.create(call.url()))
                .method(call.method(), call.body().length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(call.body()));
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
            : cause instanceof IOException ? "the exchange failed: " + cause.getClass().getSimpleName() : "the exchange failed";
    }

    private static HeaderList headers(HttpResponse<byte[]> response) {
        HeaderList headers = HeaderList.empty();
        for (var entry : response.headers().map().entrySet()) {
            for (String value : (List<String>) entry.getValue()) {
                headers = headers.with(entry.getKey(), value);
            }
        }
        return headers;
    }
}
