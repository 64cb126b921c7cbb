package remotemcp.app;

import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.platform.Key;
import remotemcp.platform.Platform;

/// Tells whoever runs the server how it is. Says nothing that anyone may not know.
final class Health {
    private static final Key PROBE = new Key("health", "", "probe");

    private final Platform platform;

    Health(Platform platform) {
        this.platform = platform;
    }

    /// Whether the process answers at all.
    HttpResponse live(HttpRequest request) {
        return HttpResponse.text(200, "live\n").header("Cache-Control", "no-store");
    }

    /// Whether requests can be served: the store answers.
    HttpResponse ready(HttpRequest request) {
        return HttpResponse.waiting(() -> {
            try {
                platform.store().find(PROBE);
                return HttpResponse.text(200, "ready\n").header("Cache-Control", "no-store");
            } catch (RuntimeException unreachable) {
                return HttpResponse.text(503, "the store does not answer\n").header("Cache-Control", "no-store");
            }
        });
    }
}
