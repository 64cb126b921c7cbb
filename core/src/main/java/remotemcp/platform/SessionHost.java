package remotemcp.platform;

import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;

/// Where the sessions of older revisions are held when that is not the process a request comes to: on Workers requests of one
/// session come to any isolate, and an object of the session's own holds its streams and what it has at work.
public interface SessionHost {

    /// Brings a request to its session and its answer back. Waits.
    ///
    /// @param session names the session: 22 characters of Base64url that only this server makes up
    /// @param request as it came, with the session's id in `Mcp-Session-Id` or in its query
    /// @param caller who makes it, as this process has verified
    HttpResponse answer(String session, HttpRequest request, Caller caller);
}
