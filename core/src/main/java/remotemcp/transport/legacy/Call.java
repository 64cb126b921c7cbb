package remotemcp.transport.legacy;

import java.util.Map;
import java.util.Optional;
import remotemcp.http.Departure;
import remotemcp.json.JsonObject;
import remotemcp.mcp.Answer;
import remotemcp.mcp.ClientStream;
import remotemcp.mcp.input.InputRequest;
import remotemcp.platform.Bell;
import remotemcp.platform.Caller;
import remotemcp.protocol.Downgrade;
import remotemcp.protocol.RpcFailure;
import remotemcp.protocol.RpcMessage;
import remotemcp.protocol.RpcNotification;
import remotemcp.protocol.RpcRequest;
import remotemcp.protocol.RpcResponse;
import remotemcp.transport.ActiveWork;
import remotemcp.transport.BugReport;
import remotemcp.transport.Heartbeats;

/// A request at work for its session. Only `notifications/cancelled` and the end of the session or its grant stop it: before 2026-07-28 a lost
/// connection cancels nothing (2025-03-26 transports, sending messages).
///
/// @param cancelled left when the client gives up the request, or its grant has ended
record Call(Session session, RpcRequest request, Answer.Later answer, Departure cancelled, Permit permit, BugReport bugs) implements Turn {

    /// @param caller who makes the call
    /// @param work what users have in progress, where it is counted
    /// @param heartbeats keep it from looking dead
    /// @param bells wake it when its client has answered
    record Permit(Caller caller, ActiveWork work, Heartbeats heartbeats, Bell.Foundry bells) {
    }

    @Override
    public boolean streams() {
        return answer.streams();
    }

    @Override
    public Optional<RpcMessage> finish(ClientStream client, Runnable stop) {
        cancelled.alarm(stop);
        try {
            Optional<RpcMessage> response = respond(client);
            return cancelled.hasLeft() ? Optional.empty() : response;
        } finally {
            cancelled.takeAlarm();
            session.calls().finish(cancelled);
            session.tell();
        }
    }

    private Optional<RpcMessage> respond(ClientStream client) {
        try {
            JsonObject result = permit.work().call(permit.caller(), cancelled::leave,
                () -> permit.heartbeats().during(request, new ToClient(client), answer.work()));
            return Optional.of(new RpcResponse(request.id(), Downgrade.result(request.method(), result, session.revision())));
        } catch (RuntimeException failed) {
            // A tool stopped because nobody waits for it may fail as it likes.
            return cancelled.hasLeft() ? Optional.empty()
                : Optional.of(new RpcFailure(Optional.of(request.id()),
                    Downgrade.error(request.method(), bugs.of("mcp.request", failed), session.revision())));
        }
    }

    private final class ToClient implements ClientStream {
        private final ClientStream client;

        private ToClient(ClientStream client) {
            this.client = client;
        }

        @Override
        public void send(RpcNotification notification) {
            if (!isCancelled()) {
                client.send(Downgrade.notification(notification, session.revision()));
            }
        }

        /// On the stream of the call, as the revisions want it (2025-06-18, transports).
        @Override
        public Map<String, JsonObject> ask(Map<String, InputRequest> questions) {
            if (!(client instanceof RequestStream stream)) {
                return client.ask(questions);
            }
            return session.asked().ask(questions, permit.bells().cast(),
                question -> stream.send(new RpcRequest(question.id(), question.method(),
                    Downgrade.question(question.method(), question.params(), session.revision()))),
                this::isCancelled);
        }

        @Override
        public boolean isCancelled() {
            return cancelled.hasLeft();
        }
    }
}
