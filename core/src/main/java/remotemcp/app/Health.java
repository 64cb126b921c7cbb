package remotemcp.app;

import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.platform.Platform;

/// Tells the operator of the server how it is. Says nothing that anyone may not know.
final class Health {
    private final StoreProbe probe;

    Health(Platform platform) {
        probe = new StoreProbe(platform);
    }

    /// Whether the process answers at all.
    HttpResponse live(HttpRequest request) {
        return HttpResponse.text(200, "live\n").header("Cache-Control", "no-store");
    }

    /// Whether requests can be served: the store takes writes.
    HttpResponse ready(HttpRequest request) {
        return probe.known().<HttpResponse>map(Health::answer).orElseGet(() -> HttpResponse.waiting(() -> answer(probe.find())));
    }

    private static HttpResponse.Ready answer(boolean works) {
        HttpResponse.Ready answer = works ? HttpResponse.text(200, "ready\n")
            : HttpResponse.text(503, "the store takes no writes\n").header("Retry-After", "5");
        return answer.header("Cache-Control", "no-store");
    }
}
