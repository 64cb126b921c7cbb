package remotemcp.app;

import java.util.Optional;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.HttpResponse.Ready;
import remotemcp.platform.Base64Url;
import remotemcp.platform.Platform;
import remotemcp.platform.UnavailableException;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcFailure;

/// Errors for programs: a line of text, or a JSON-RPC error where the request is JSON.
public final class TextErrors {
    private static final int LONG = 90;

    private final Platform platform;

    public TextErrors(Platform platform) {
        this.platform = platform;
    }

    public Ready notFound() {
        return HttpResponse.text(404, "Not found\n");
    }

    /// What is thrown is a bug, which the log learns in full and the sender by its id (H12); but for what is away for the moment.
    public Ready failed(HttpRequest request, RuntimeException failure) {
        if (failure instanceof UnavailableException reason) {
            return unavailable(request, reason);
        }
        return HttpResponse.text(500, "Internal error, reported as " + report(failure) + "\n");
    }

    /// Writes a bug to the log.
    ///
    /// @return the id that the log entry has
    public String report(RuntimeException bug) {
        String id = Base64Url.encode(platform.random().bytes(6));
        platform.log().bug(id, "request.failed", bug);
        return id;
    }

    /// The request's id is not read again: it was rejected before anybody looked at the message.
    private Ready unavailable(HttpRequest request, UnavailableException reason) {
        reason.writeTo(platform.log(), "request");
        long seconds = reason.retryAfterSeconds();
        Ready answer = isJson(request) ? HttpResponse.json(503, new RpcFailure(Optional.empty(), RpcException.unavailable(reason)).toJson())
            : HttpResponse.text(503, reason.publicReason() + ". Try again in " + duration(seconds) + ".\n");
        return answer.header("Retry-After", Long.toString(seconds));
    }

    /// Words for a time to wait.
    public static String duration(long seconds) {
        if (seconds < LONG) {
            return seconds == 1 ? "a second" : seconds + " seconds";
        }
        return (seconds + 59) / 60 + " minutes";
    }

    private static boolean isJson(HttpRequest request) {
        return request.header("Content-Type").orElse("").startsWith("application/json");
    }
}
