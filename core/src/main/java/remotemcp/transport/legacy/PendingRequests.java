package remotemcp.transport.legacy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.json.JsonString;
import remotemcp.mcp.input.InputRequest;
import remotemcp.platform.Bell;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcFailure;
import remotemcp.protocol.RpcMessage;
import remotemcp.protocol.RpcRequest;
import remotemcp.protocol.RpcResponse;

/// What a session has asked its client and waits for. The client answers by a POST of its own, which wakes the call that asked.
final class PendingRequests {
    /// As long as a user may take for a form.
    private static final int LONGEST_MILLIS = 60 * 60 * 1000;
    /// How often a call that waits looks whether it is still wanted.
    private static final int LOOK_MILLIS = 1_000;

    private final ConcurrentHashMap<String, Pending> pending = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();

    private static final class Pending {
        private final Bell bell;
        private volatile Optional<RpcMessage> answer = Optional.empty();

        private Pending(Bell bell) {
            this.bell = bell;
        }
    }

    /// Asks and waits.
    ///
    /// @param send puts a request on the stream of the call that asks
    /// @param isOver whether nobody waits for that call any more
    /// @throws RpcException the client's own error, or when no answer came
    Map<String, JsonObject> ask(Map<String, InputRequest> questions, Bell bell, Consumer<RpcRequest> send, BooleanSupplier isOver) {
        var ids = new LinkedHashMap<String, String>();
        for (Map.Entry<String, InputRequest> question : questions.entrySet()) {
            String id = "server-" + last.incrementAndGet();
            ids.put(question.getKey(), id);
            pending.put(id, new Pending(bell));
        }
        try {
            questions.forEach(
                (key, question) -> send.accept(new RpcRequest(new JsonString(ids.get(key)), question.method(), question.params())));
            await(List.copyOf(ids.values()), bell, isOver);
            var answers = new LinkedHashMap<String, JsonObject>();
            ids.forEach((key, id) -> answers.put(key, result(questions.get(key), pending.get(id).answer)));
            return answers;
        } finally {
            ids.values().forEach(pending::remove);
        }
    }

    private void await(List<String> ids, Bell bell, BooleanSupplier isOver) {
        for (int waited = 0; waited < LONGEST_MILLIS && !isOver.getAsBoolean(); waited += LOOK_MILLIS) {
            if (areAnswered(ids)) {
                return;
            }
            bell.await(LOOK_MILLIS);
        }
    }

    private boolean areAnswered(List<String> ids) {
        for (String id : ids) {
            if (pending.get(id).answer.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static JsonObject result(InputRequest question, Optional<RpcMessage> answer) {
        return switch (answer.orElse(null)) {
            case RpcResponse response when question.accepts(response.result()) -> response.result();
            case RpcResponse _ -> throw new RpcException(RpcException.REFUSED, "The client's answer to " + question.method()
                + " has not the form that the protocol gives it");
            case RpcFailure failure -> throw new RpcException(RpcException.REFUSED, "The client refused " + question.method() + ": "
                + failure.error().getMessage());
            case null, default -> throw new RpcException(RpcException.REFUSED, "The client did not answer " + question.method());
        };
    }

    /// A response of the client. One that nobody waits for is dropped.
    void answered(Optional<Json> id, RpcMessage answer) {
        Optional<Pending> asked = id.flatMap(Json::asString).flatMap(text -> Optional.ofNullable(pending.get(text)));
        asked.ifPresent(one -> {
            one.answer = Optional.of(answer);
            one.bell.ring();
        });
    }
}
