package remotemcp.jvm.stdio;

import remotemcp.http.Departure;
import remotemcp.http.HeaderList;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.platform.Arrival;
import remotemcp.platform.Log;
import remotemcp.platform.Outbound;
import remotemcp.platform.OutboundException;

/// Requests to a handler in this process, whatever host their URL names. Its streams are open from the first moment: nobody here waits for a head.
final class LocalOutbound implements Outbound {
    private final HttpHandler handler;
    private final Log log;

    LocalOutbound(HttpHandler handler, Log log) {
        this.handler = handler;
        this.log = log;
    }

    @Override
    public Reply send(Call call) {
        throw new OutboundException("only answers that are read while they arrive");
    }

    @Override
    public Arrival open(Call call, Departure departure) {
        var exchange = new LocalExchange(request(call), log);
        departure.alarm(exchange::leave);
        exchange.begin(handler);
        return exchange.arrival(call.timeoutMillis());
    }

    /// @throws OutboundException when the URL is none of http
    private static HttpRequest request(Call call) {
        int host = call.url().indexOf("://") + 3;
        int target = call.url().indexOf('/', host);
        if (host < 3 || target < 0) {
            throw new OutboundException("not a request that can be sent");
        }
        HeaderList headers = call.headers().with("Host", call.url().substring(host, target));
        HttpRequest bare = HttpRequest.of(call.method(), call.url().substring(target));
        return new HttpRequest(bare.method(), bare.path(), bare.query(), headers, call.body(), bare.peer(), bare.departure());
    }
}
