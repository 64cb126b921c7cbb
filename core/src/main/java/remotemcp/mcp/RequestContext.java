package remotemcp.mcp;

import java.util.Optional;
import remotemcp.json.JsonObject;
import remotemcp.mcp.input.RequestStates;
import remotemcp.platform.Caller;
import remotemcp.platform.Log;
import remotemcp.protocol.LogLevel;

/// What a server knows of a request besides its message. The newest revision reads it from the request itself, older ones from
/// their session.
///
/// @param clientCapabilities what the client declared it can do
/// @param logLevel mildest log line the client wants to see; empty when it wants none
/// @param mirror whether what the transport repeats of arguments agrees with them
/// @param log the server's own log
/// @param subscription what the request's session is told unasked; empty where there is no session
/// @param states carry what the client has answered from one request to the next; empty where the client is asked on a stream
public record RequestContext(Caller caller, JsonObject clientCapabilities, Optional<LogLevel> logLevel, MirrorCheck mirror, Log log,
    Optional<Subscription> subscription, Optional<RequestStates> states) {

    /// A request without a session.
    public RequestContext(Caller caller, JsonObject clientCapabilities, Optional<LogLevel> logLevel, MirrorCheck mirror, Log log) {
        this(caller, clientCapabilities, logLevel, mirror, log, Optional.empty(), Optional.empty());
    }

    /// A request of a session.
    public RequestContext(Caller caller, JsonObject clientCapabilities, Optional<LogLevel> logLevel, MirrorCheck mirror, Log log,
        Optional<Subscription> subscription) {
        this(caller, clientCapabilities, logLevel, mirror, log, subscription, Optional.empty());
    }

    /// A request whose transport repeats nothing of it, to a server that keeps no log.
    public RequestContext(Caller caller, JsonObject clientCapabilities, Optional<LogLevel> logLevel) {
        this(caller, clientCapabilities, logLevel, MirrorCheck.none(), Log.none());
    }

    /// Someone without login, capabilities or wish for log lines.
    public static RequestContext anonymous() {
        return new RequestContext(Caller.anyone(), JsonObject.empty(), Optional.empty());
    }
}
