package remotemcp.workers;

import org.teavm.jso.JSObject;
import remotemcp.http.Body;
import remotemcp.http.Departure;
import remotemcp.http.HttpResponse;

/// What surrounds one request: who reads its open stream, and what keeps the runtime awake for work that outlasts the answer.
interface FetchExchange {

    /// The Response for a stream that others write to; `events` has been given it.
    JSObject open(HttpResponse.Ready response, Body.OpenEvents events, Departure departure);

    /// Runs work that may wait, on a green thread of its own, after the answer.
    void afterwards(Runnable work);
}
