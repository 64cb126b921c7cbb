package remotemcp.workers;

import org.teavm.jso.JSBody;
import remotemcp.http.Departure;
import remotemcp.platform.Arrival;
import remotemcp.platform.Outbound;
import remotemcp.platform.OutboundException;

/// [Outbound] for URLs that strangers name: https only, and only in a worker whose configuration has the compatibility flag
/// `global_fetch_strictly_public`. Without it, `fetch` may lead to what lies behind the worker's own zone.
final class PublicFetch implements Outbound {
    private final Outbound fetch;

    PublicFetch(Outbound fetch) {
        this.fetch = fetch;
    }

    @Override
    public Reply send(Call call) {
        return fetch.send(checked(call));
    }

    @Override
    public Arrival open(Call call, Departure departure) {
        return fetch.open(checked(call), departure);
    }

    @Override
    public Outbound strictlyPublic() {
        return this;
    }

    private static Call checked(Call call) {
        if (!isStrict()) {
            throw new OutboundException("the worker's configuration lacks the compatibility flag global_fetch_strictly_public");
        }
        if (!call.url().startsWith("https://")) {
            throw new OutboundException("only https is asked");
        }
        return call;
    }

    @JSBody(
        script = "return typeof Cloudflare === 'object' && !!Cloudflare.compatibilityFlags && !!Cloudflare.compatibilityFlags.global_fetch_strictly_public;")
    private static native boolean isStrict();
}
