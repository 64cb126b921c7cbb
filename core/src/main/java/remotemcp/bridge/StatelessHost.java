package remotemcp.bridge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.protocol.Downgrade;
import remotemcp.protocol.McpMethod;
import remotemcp.protocol.MetaKeys;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcFailure;
import remotemcp.protocol.RpcMessage;
import remotemcp.protocol.RpcNotification;
import remotemcp.protocol.RpcRequest;
import remotemcp.protocol.RpcResponse;
import remotemcp.protocol.Upgrade;

/// A host of 2026-07-28 in front of a server with sessions. What the server asks in the course of a call becomes the call's answer, and the host's next
/// request brings what was asked for, while the call goes on at the server. What the server tells of changes goes to who listens for it.
final class StatelessHost {
    private static final int MOST_PARKED = 64;

    private final SessionRemote remote;
    private final Switchboard board;
    private final AtomicLong lastState = new AtomicLong();
    private final Map<String, Parked> parked = new ConcurrentHashMap<>();
    private final Map<Json, Listener> listeners = new ConcurrentHashMap<>();
    private final AtomicReference<String> level = new AtomicReference<>("");

    /// A call whose host is being asked.
    private record Parked(Call call, RpcRequest question) {
    }

    /// An open `subscriptions/listen`.
    private record Listener(Call call, JsonObject wanted, List<String> uris) {
    }

    StatelessHost(SessionRemote remote, Switchboard board) {
        this.remote = remote;
        this.board = board;
    }

    void serve(Call call) {
        switch (call.method()) {
            case "server/discover" -> call.succeed(Upgrade.discovered(remote.initialized()));
            case "subscriptions/listen" -> listen(call);
            case "initialize", "ping", "logging/setLevel", "resources/subscribe", "resources/unsubscribe" ->
                throw RpcException.methodNotFound(call.method());
            default -> {
                if (!resumed(call)) {
                    ask(call);
                }
            }
        }
    }

    private void ask(Call call) {
        setLevel(call.request().meta().json().string(MetaKeys.LOG_LEVEL));
        JsonObject params = Downgrade.params(call.request().params()).without("inputResponses").without("requestState");
        try {
            remote.ask(call, params, answer -> {
                JsonObject result = call.method().equals("tools/list") ? board.rules().visible(answer) : answer;
                call.succeed(Upgrade.result(call.method(), result, remote.initialized()));
            });
        } catch (RpcException e) {
            if (e.code() != RpcException.URL_ELICITATION_REQUIRED || !mayBeAsked(call) || call.request().params().has("inputResponses")) {
                throw e;
            }
            call.succeed(Upgrade.inputRequired(e));
        }
    }

    private void setLevel(Optional<String> wanted) {
        if (wanted.isPresent() && remote.offers("logging") && !level.getAndSet(wanted.get()).equals(wanted.get())) {
            remote.set("logging/setLevel", JsonObject.of("level", wanted.get()));
        }
    }

    /// The server asks in the course of a call, or beside one: then it can only mean the latest that may be asked back.
    void asked(RpcRequest question, Optional<Call> during) {
        if (question.method().equals("ping")) {
            board.begin(() -> remote.reply(new RpcResponse(question.id(), JsonObject.empty())));
            return;
        }
        Optional<Call> call = during.filter(StatelessHost::mayBeAsked).or(this::anyThatMayBeAsked);
        if (call.isEmpty()) {
            board.begin(() -> remote.reply(new RpcFailure(Optional.of(question.id()),
                new RpcException(RpcException.METHOD_NOT_FOUND, "The host can be asked only in the course of a call"))));
            return;
        }
        if (!park(call.get(), question)) {
            call.get().askLater(question);
        }
    }

    private static boolean mayBeAsked(Call call) {
        return McpMethod.mayAskBack(call.method());
    }

    private Optional<Call> anyThatMayBeAsked() {
        for (Call call : board.calls().values()) {
            if (mayBeAsked(call) && call.isWaiting()) {
                return Optional.of(call);
            }
        }
        return parked.values().stream().map(Parked::call).findFirst();
    }

    private boolean park(Call call, RpcRequest question) {
        long number = lastState.incrementAndGet();
        String state = "bridge-" + number;
        parked.put(state, new Parked(call, question));
        if (!call.park(Upgrade.inputRequired(question, state))) {
            parked.remove(state);
            return false;
        }
        Optional.ofNullable(parked.remove("bridge-" + (number - MOST_PARKED))).ifPresent(forgotten -> forgotten.call().giveUp());
        return true;
    }

    /// Whether the request brought what a parked call waits for.
    private boolean resumed(Call again) {
        Optional<Parked> found = again.request().params().string("requestState").map(parked::remove);
        if (found.isEmpty()) {
            return false;
        }
        Parked waiting = found.get();
        Json id = waiting.question().id();
        Optional<JsonObject> answer = again.request().params().object("inputResponses").flatMap(answers -> answers.object(Upgrade.INPUT));
        board.calls().put(RpcMessage.plainId(again.request().id()), waiting.call());
        waiting.call().resume(again);
        remote.reply(answer.isPresent() ? new RpcResponse(id, answer.get())
            : new RpcFailure(Optional.of(id), RpcException.invalidParams("The host gave no answer")));
        waiting.call().nextQuestion().ifPresent(next -> park(waiting.call(), next));
        return true;
    }

    private void listen(Call call) {
        JsonObject wanted = call.request().params().object("notifications").orElse(JsonObject.empty());
        var granted = JsonObject.builder();
        for (String list : List.of("tools", "prompts", "resources")) {
            if (wanted.bool(list + "ListChanged").orElse(false) && remote.tellsOf(list)) {
                granted.put(list + "ListChanged", true);
            }
        }
        List<String> uris =
            wanted.array("resourceSubscriptions").orElse(JsonArray.of()).values().stream().flatMap(uri -> uri.asString().stream()).toList();
        uris = remote.offers("resources") ? uris : List.of();
        for (String uri : uris) {
            remote.set("resources/subscribe", JsonObject.of("uri", uri));
        }
        JsonObject honoured = (uris.isEmpty() ? granted : granted.put("resourceSubscriptions", JsonArray.ofStrings(uris))).build();
        tell(call, new RpcNotification("notifications/subscriptions/acknowledged", JsonObject.of("notifications", honoured)));
        listeners.put(call.request().id(), new Listener(call, honoured, uris));
    }

    /// The server tells something beside its answers.
    void heard(RpcNotification notification, Optional<Call> during) {
        switch (notification.method()) {
            case "notifications/tools/list_changed" -> listChanged("toolsListChanged", notification);
            case "notifications/prompts/list_changed" -> listChanged("promptsListChanged", notification);
            case "notifications/resources/list_changed" -> listChanged("resourcesListChanged", notification);
            case "notifications/resources/updated" -> updated(notification);
            case "notifications/message" -> {
                if (wantsLogs(during)) {
                    board.write(notification);
                }
            }
            case "notifications/cancelled", "notifications/elicitation/complete" -> {}
            default -> board.write(notification);
        }
    }

    /// A line that belongs to no call goes out as long as any call wants lines.
    private boolean wantsLogs(Optional<Call> during) {
        return during.map(List::of).orElseGet(() -> List.copyOf(board.calls().values())).stream()
            .anyMatch(call -> call.request().meta().wantsLogs());
    }

    private void listChanged(String kind, RpcNotification notification) {
        for (Listener listener : listeners.values()) {
            if (listener.wanted().bool(kind).orElse(false)) {
                tell(listener.call(), notification);
            }
        }
    }

    private void updated(RpcNotification notification) {
        String uri = notification.params().string("uri").orElse("");
        for (Listener listener : listeners.values()) {
            if (listener.uris().contains(uri)) {
                tell(listener.call(), notification);
            }
        }
    }

    private void tell(Call listener, RpcNotification notification) {
        JsonObject meta =
            notification.params().object("_meta").orElse(JsonObject.empty()).with(MetaKeys.SUBSCRIPTION_ID, listener.request().id());
        board.write(new RpcNotification(notification.method(), notification.params().with("_meta", meta)));
    }

    /// The host listens no more.
    void ended(Call call) {
        Listener listener = listeners.remove(call.request().id());
        if (listener == null) {
            return;
        }
        for (String uri : listener.uris()) {
            boolean isWanted = listeners.values().stream().anyMatch(other -> other.uris().contains(uri));
            if (!isWanted) {
                remote.set("resources/unsubscribe", JsonObject.of("uri", uri));
            }
        }
    }
}
