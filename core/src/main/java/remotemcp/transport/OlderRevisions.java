package remotemcp.transport;

import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.json.Json;
import remotemcp.platform.Caller;

/// Serves, on the same URL, what belongs to the revisions with a handshake (2025-03-26 to 2025-11-25).
///
/// [McpEndpoint] has checked the content type and the size of a POST and has parsed it; it decides per request who answers.
/// Such an edge asks [remotemcp.mcp.McpServer#answer] for all but the handshake, and may throw nothing but what is a bug.
public interface OlderRevisions {

    /// A POST without marks of a newer revision.
    ///
    /// @param body the parsed body: a message, a batch (2025-03-26), or anything else that is JSON
    HttpResponse post(HttpRequest request, Json body, Caller caller);

    /// A GET that names a session.
    HttpResponse get(HttpRequest request, Caller caller);

    /// A DELETE that names a session.
    HttpResponse delete(HttpRequest request, Caller caller);
}
