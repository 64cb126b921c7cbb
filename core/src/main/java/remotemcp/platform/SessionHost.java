package remotemcp.platform;

import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;

/// Where the sessions of older revisions are held when that is not the process a request comes to: on Workers requests of one
/// session come to any isolate, and an object of its user's holds its streams and what it has at work.
public interface SessionHost {

    /// Brings a request to its session and its answer back. Waits.
    ///
    /// @param place names where the session is held: all sessions of one user in one place, on an open server each in its own
    /// @param request as it came, with the session's id in `Mcp-Session-Id` or in its query
    /// @param caller who makes it, as this process has verified
    HttpResponse answer(String place, HttpRequest request, Caller caller);
}
