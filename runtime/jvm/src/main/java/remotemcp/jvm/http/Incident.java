package remotemcp.jvm.http;

import java.util.UUID;
import remotemcp.http.HttpResponse;
import remotemcp.platform.Log;

/// A bug of ours met while answering: the client gets an id, the log the cause under that id.
final class Incident {
    private Incident() {
    }

    static HttpResponse.Ready report(Log log, Throwable bug) {
        String id = UUID.randomUUID().toString();
        log.bug(id, "http.handler", bug);
        return HttpResponse.text(500, "Something went wrong on this server. Its log tells more under the id " + id + ".\n");
    }
}
