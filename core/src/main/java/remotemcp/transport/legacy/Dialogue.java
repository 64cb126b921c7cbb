package remotemcp.transport.legacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import remotemcp.http.Departure;
import remotemcp.json.JsonObject;
import remotemcp.mcp.Answer;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.MirrorCheck;
import remotemcp.mcp.RequestContext;
import remotemcp.platform.Platform;
import remotemcp.protocol.Downgrade;
import remotemcp.protocol.LogLevel;
import remotemcp.protocol.Revision;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcFailure;
import remotemcp.protocol.RpcMessage;
import remotemcp.protocol.RpcNotification;
import remotemcp.protocol.RpcRequest;
import remotemcp.protocol.RpcResponse;
import remotemcp.transport.ActiveWork;
import remotemcp.transport.BugReport;
import remotemcp.transport.ChangeBroadcast;
import remotemcp.transport.Heartbeats;

/// What the messages of a session lead to, whichever transport brings them: adds to the server of the newest revision what only
/// older ones have (`initialize`, `ping`, `logging/setLevel`, `notifications/cancelled`).
final class Dialogue {
    private final McpServer server;
    private final Platform platform;
    private final SessionLimits limits;
    private final BugReport bugs;
    private final ActiveWork work;
    private final Heartbeats heartbeats;
    private final LiveSessions live;
    private final ChangeBroadcast broadcast;

    /// @param live the sessions it is about
    Dialogue(McpServer server, Platform platform, SessionLimits limits, ActiveWork work, LiveSessions live) {
        this.server = server;
        this.platform = platform;
        this.limits = limits;
        this.bugs = new BugReport(platform);
        this.work = work;
        this.heartbeats = new Heartbeats(platform);
        this.live = live;
        broadcast = new ChangeBroadcast(server.changes(), platform.timer(), this::tellAll);
    }

    SessionLimits limits() {
        return limits;
    }

    /// Acts on every message in its order. Responses of the client go to the calls that asked.
    ///
    /// @return the turns of the requests among them
    List<Turn> turns(List<RpcMessage> messages, Session session, Visit visit) {
        subscribe(session);
        var turns = new ArrayList<Turn>(1);
        for (RpcMessage message : messages) {
            switch (message) {
                case RpcRequest request -> turns.add(turn(request, session, visit));
                case RpcNotification notification -> notice(notification, session);
                case RpcResponse response -> session.asked().answered(Optional.of(response.id()), response);
                case RpcFailure failure -> session.asked().answered(failure.id(), failure);
            }
        }
        return turns;
    }

    /// From now on the session is told what changes, on its stream when it has one.
    void subscribe(Session session) {
        if (session.subscription().isEmpty()) {
            session.subscribe(server.subscription(Set.of(), SessionLimits.watched(!platform.timer().outlivesRequests())));
            broadcast.begin();
        }
    }

    /// Tells every session what it has not been told.
    private void tellAll() {
        for (Session session : live.all()) {
            session.tell();
        }
    }

    private static void notice(RpcNotification notification, Session session) {
        if (notification.method().equals("notifications/cancelled")) {
            notification.params().find("requestId").ifPresent(session.calls()::cancel);
        }
    }

    private Turn turn(RpcRequest request, Session session, Visit visit) {
        try {
            return switch (answer(request, session, visit)) {
                case Answer.Now now -> answered(request, now.result(), session);
                case Answer.Fixed fixed -> answered(request, fixed.result(), session);
                case Answer.Open _ -> throw RpcException.methodNotFound(request.method());
                case Answer.Later later ->
                    new Call(session, request, later, begin(request, session),
                        new Call.Permit(visit.caller(), work, heartbeats, platform.bells()), bugs);
            };
        } catch (RuntimeException failed) {
            return new Turn.Answered(new RpcFailure(Optional.of(request.id()),
                Downgrade.error(request.method(), bugs.of("mcp.request", failed), session.revision())));
        }
    }

    private static Turn answered(RpcRequest request, JsonObject result, Session session) {
        return new Turn.Answered(new RpcResponse(request.id(), Downgrade.result(request.method(), result, session.revision())));
    }

    private Departure begin(RpcRequest request, Session session) {
        return session.calls().begin(request.id(), platform.clock().now(), limits.calls())
            .orElseThrow(() -> new RpcException(RpcException.REFUSED,
                "This session has " + limits.calls()
                    + " calls at work, which is its limit: wait until one of them has ended, then try again"));
    }

    private Answer answer(RpcRequest request, Session session, Visit visit) {
        return switch (request.method()) {
            case "ping" -> new Answer.Now(JsonObject.empty());
            case "initialize" -> initialize(request, session);
            case "logging/setLevel" -> setLevel(request, session);
            case "server/discover", "subscriptions/listen" -> throw RpcException.methodNotFound(request.method());
            default -> server.answer(request, new RequestContext(visit.caller(), session.capabilities(), session.level(),
                MirrorCheck.none(), platform.log(), session.subscription()));
        };
    }

    private Answer initialize(RpcRequest request, Session session) {
        session.agree(agree(request));
        return new Answer.Now(welcome(session.revision()));
    }

    private static Answer setLevel(RpcRequest request, Session session) {
        Optional<LogLevel> level = request.params().string("level").flatMap(LogLevel::of);
        session.level(level.orElseThrow(() -> RpcException.invalidParams("The member level must be one of the eight log levels")));
        return new Answer.Now(JsonObject.empty());
    }

    /// What a client's `initialize` leads to (lifecycle, initialization).
    Handshake agree(RpcRequest initialize) {
        String version = initialize.params().string("protocolVersion")
            .orElseThrow(() -> RpcException.invalidParams("The member protocolVersion must be a string"));
        JsonObject declared = initialize.params().object("capabilities").orElse(JsonObject.empty());
        return new Handshake(Revision.negotiate(version), Capabilities.of(declared));
    }

    JsonObject welcome(Revision revision) {
        return Downgrade.initialized(server.capabilities(), server.serverInfo(), server.instructions(), revision);
    }
}
