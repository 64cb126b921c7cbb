package remotemcp.bridge;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import remotemcp.http.Departure;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcFailure;
import remotemcp.protocol.RpcMessage;
import remotemcp.protocol.RpcRequest;
import remotemcp.protocol.RpcResponse;

/// One request of the host on its way. It is answered once, whoever gets there first; or parked, when its host has to be asked something by way of the
/// answer, and answered under the id of the request that brings what was asked for (2026-07-28, Multi Round-Trip Requests).
final class Call {
    private final RpcRequest request;
    private final Replies replies;
    private final Departure departure = new Departure();
    private final AtomicReference<State> state;
    private volatile Optional<Json> remoteId = Optional.empty();
    private final AtomicReference<List<RpcRequest>> later = new AtomicReference<>(List.of());

    private sealed interface State {
        record Waiting(Json id, Replies replies) implements State {
        }

        record Parked() implements State {
        }

        record Finished(Outcome outcome) implements State {
        }

        record Gone() implements State {
        }
    }

    private sealed interface Outcome {
        RpcMessage to(Json id);

        record Result(JsonObject result) implements Outcome {
            @Override
            public RpcMessage to(Json id) {
                return new RpcResponse(id, result);
            }
        }

        record Failed(RpcException error) implements Outcome {
            @Override
            public RpcMessage to(Json id) {
                return new RpcFailure(Optional.of(id), error);
            }
        }
    }

    Call(RpcRequest request, Replies replies) {
        this.request = request;
        this.replies = replies;
        state = new AtomicReference<>(new State.Waiting(request.id(), replies));
    }

    RpcRequest request() {
        return request;
    }

    String method() {
        return request.method();
    }

    Departure departure() {
        return departure;
    }

    /// The id it has at the server, once it was sent there.
    Optional<Json> remoteId() {
        return remoteId;
    }

    void sentAs(Json id) {
        remoteId = Optional.of(id);
    }

    /// Keeps what the server wants to know while its earlier question is with the host.
    void askLater(RpcRequest question) {
        later.updateAndGet(before -> Stream.concat(before.stream(), Stream.of(question)).toList());
    }

    Optional<RpcRequest> nextQuestion() {
        return later.getAndUpdate(before -> before.isEmpty() ? before : before.subList(1, before.size())).stream().findFirst();
    }

    boolean isWaiting() {
        return state.get() instanceof State.Waiting;
    }

    void succeed(JsonObject result) {
        finish(new Outcome.Result(result));
    }

    void fail(RpcException error) {
        finish(new Outcome.Failed(error));
    }

    private void finish(Outcome outcome) {
        while (true) {
            State now = state.get();
            boolean isWanted = now instanceof State.Waiting || now instanceof State.Parked;
            State then = now instanceof State.Parked ? new State.Finished(outcome) : new State.Gone();
            if (!isWanted || state.compareAndSet(now, then)) {
                if (now instanceof State.Waiting waiting) {
                    waiting.replies().send(outcome.to(waiting.id()));
                }
                return;
            }
        }
    }

    /// Answers with a result after which the same call goes on; says whether anybody waited for an answer.
    boolean park(JsonObject result) {
        State now = state.get();
        if (now instanceof State.Waiting(Json id, Replies to) && state.compareAndSet(now, new State.Parked())) {
            to.send(new RpcResponse(id, result));
            return true;
        }
        return false;
    }

    /// Goes on under another id; what happened meanwhile is told at once.
    void resume(Call again) {
        var waiting = new State.Waiting(again.request.id(), again.replies);
        while (true) {
            State now = state.get();
            switch (now) {
                case State.Parked parked -> {
                    if (state.compareAndSet(parked, waiting)) {
                        return;
                    }
                }
                case State.Finished(Outcome outcome) -> {
                    if (state.compareAndSet(now, new State.Gone())) {
                        again.replies.send(outcome.to(again.request.id()));
                        return;
                    }
                }
                default -> {
                    again.fail(RpcException.invalidParams("This call has ended"));
                    return;
                }
            }
        }
    }

    /// The host wants no answer any more.
    void giveUp() {
        State before = state.getAndSet(new State.Gone());
        departure.leave();
        if (before instanceof State.Waiting waiting) {
            waiting.replies().skip();
        }
    }
}
