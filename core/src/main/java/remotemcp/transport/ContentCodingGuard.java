package remotemcp.transport;

import remotemcp.http.Filter;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;

/// Refuses compressed request bodies, and says that plain ones are taken (H06; RFC 9110 §12.5.3, §15.5.16): what a few bytes unpack to is
/// known only afterwards.
public final class ContentCodingGuard implements Filter {

    @Override
    public HttpResponse filter(HttpRequest request, HttpHandler next) {
        boolean isPlain = request.header("Content-Encoding").map(coding -> coding.equalsIgnoreCase("identity")).orElse(true);
        return isPlain ? next.handle(request)
            : HttpResponse.text(415, "Encoded request bodies are not accepted.\n").header("Accept-Encoding", "identity");
    }
}
