package remotemcp.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import remotemcp.client.ClientException;
import remotemcp.client.wire.HttpRefusal;
import remotemcp.http.Departure;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.protocol.Downgrade;
import remotemcp.protocol.McpMethod;
import remotemcp.protocol.Revision;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcFailure;
import remotemcp.protocol.RpcMessage;
import remotemcp.protocol.RpcNotification;
import remotemcp.protocol.RpcRequest;
import remotemcp.protocol.RpcResponse;
import remotemcp.protocol.Upgrade;

/// A host of 2024-11-05 to 2025-11-25 in front of a server of 2026-07-28. Its handshake is answered from what the server told of itself; what it said there goes
/// along with every request; what the server wants to know is asked of it by requests; what it subscribes to becomes one stream of changes.
final class SessionHost {
    private static final int ROUNDS = 10;
    private static final int MOST_INPUTS = 32;
    private static final int FIRST_REST_MILLIS = 250;
    private static final int STREAM_REST_MILLIS = 1000;
    private static final int LONGEST_DOUBLING = 5;
    private static final List<String> LISTS = List.of("tools", "prompts", "resources");

    private final StatelessRemote remote;
    private final Switchboard board;
    private volatile JsonObject initialize = JsonObject.empty();
    private volatile Revision revision = Revision.NEWEST_WITH_HANDSHAKE;
    private volatile Optional<String> logLevel = Optional.empty();
    private volatile boolean isSpeaking;
    private final Map<String, Boolean> subscribed = new ConcurrentHashMap<>();
    private final AtomicReference<Departure> stream = new AtomicReference<>(new Departure());

    SessionHost(StatelessRemote remote, Switchboard board) {
        this.remote = remote;
        this.board = board;
    }

    /// Whether the host has shaken hands.
    boolean isSpeaking() {
        return isSpeaking;
    }

    void serve(Call call) {
        JsonObject params = call.request().params();
        switch (call.method()) {
            case "initialize" -> {
                initialize = params;
                isSpeaking = true;
                revision = Revision.negotiate(params.string("protocolVersion").orElse(""));
                call.succeed(Downgrade.initialized(remote.discovered(), revision));
            }
            case "ping" -> call.succeed(JsonObject.empty());
            case "logging/setLevel" -> {
                logLevel = params.string("level");
                call.succeed(JsonObject.empty());
            }
            case "resources/subscribe" ->
                subscribe(call, params.string("uri").orElseThrow(() -> RpcException.invalidParams("uri is missing")), true);
            case "resources/unsubscribe" ->
                subscribe(call, params.string("uri").orElseThrow(() -> RpcException.invalidParams("uri is missing")), false);
            default -> round(call, params, 0);
        }
    }

    private void subscribe(Call call, String uri, boolean wanted) {
        if (wanted ? subscribed.put(uri, true) == null : subscribed.remove(uri) != null) {
            reopen();
        }
        call.succeed(JsonObject.empty());
    }

    /// Asks the server; when it asks back, the host's answers begin the next round.
    private void round(Call call, JsonObject params, int round) {
        remote.ask(call, Upgrade.params(params, initialize, logLevel), result -> {
            switch (Eras.resultType(result)) {
                case "complete" -> call.succeed(Downgrade.result(call.method(), remote.visible(call.method(), result), revision));
                case "input_required" -> askBack(call, result, round);
                default -> throw ClientException.protocol("The server sent a result of a type that hosts of older revisions do not know");
            }
        });
    }

    private void askBack(Call call, JsonObject result, int round) {
        JsonObject wanted = result.object("inputRequests").orElse(JsonObject.empty());
        Optional<Json> state = result.find("requestState");
        if (!McpMethod.mayAskBack(call.method()) || wanted.isEmpty() && state.isEmpty() || round >= ROUNDS || wanted.size() > MOST_INPUTS) {
            throw ClientException.protocol("The server asks back without end or sense");
        }
        JsonObject params = call.request().params();
        JsonObject next = state.isPresent() ? params.with("requestState", state.get()) : params;
        if (wanted.isEmpty()) {
            board.world().pause().rest(FIRST_REST_MILLIS << Math.min(round, 4));
            board.begin(() -> again(call, next, round + 1));
            return;
        }
        new Inquiry(call, next, round, wanted.size()).ask(wanted);
    }

    /// The next round, on work of its own: it fails for itself.
    private void again(Call call, JsonObject params, int round) {
        Failures.answering(call, board.notices(), () -> round(call, params, round));
    }

    /// What one round asks of the host.
    private final class Inquiry {
        private final Call call;
        private final JsonObject next;
        private final int round;
        private final AtomicInteger missing;
        private final Map<String, Json> responses = new ConcurrentHashMap<>();

        Inquiry(Call call, JsonObject next, int round, int count) {
            this.call = call;
            this.next = next;
            this.round = round;
            missing = new AtomicInteger(count);
        }

        void ask(JsonObject wanted) {
            for (Map.Entry<String, Json> input : wanted.entries()) {
                JsonObject asked = input.getValue().asObject().orElse(JsonObject.empty());
                String method = asked.string("method").orElse("");
                var question = new RpcRequest(Json.of(0), method,
                    Downgrade.question(method, asked.object("params").orElse(JsonObject.empty()), revision));
                if (!board.questions().ask(question, reply -> answered(input.getKey(), reply))) {
                    throw ClientException.protocol("The server asks too much");
                }
            }
        }

        private void answered(String name, RpcMessage reply) {
            switch (reply) {
                case RpcResponse response -> {
                    responses.put(name, response.result());
                    if (missing.decrementAndGet() == 0 && call.isWaiting()) {
                        var all = JsonObject.builder();
                        responses.forEach(all::put);
                        board.begin(() -> again(call, next.with("inputResponses", all.build()), round + 1));
                    }
                }
                case RpcFailure failure -> call.fail(failure.error());
                default -> throw new IllegalStateException("no response");
            }
        }
    }

    /// What the server says in the course of a call.
    RpcNotification inWordsOfHost(RpcNotification notification) {
        return Downgrade.notification(notification, revision);
    }

    void tell(RpcNotification notification) {
        if (notification.method().equals("notifications/initialized")) {
            reopen();
        }
    }

    /// What the host hears of: every list that the server says may change, and what it subscribed to.
    private JsonObject filter() {
        var filter = JsonObject.builder();
        JsonObject offered = remote.discovered().object("capabilities").orElse(JsonObject.empty());
        for (String list : LISTS) {
            if (offered.object(list).flatMap(capability -> capability.bool("listChanged")).orElse(false)) {
                filter.put(list + "ListChanged", true);
            }
        }
        var uris = new ArrayList<Json>();
        subscribed.keySet().forEach(uri -> uris.add(Json.of(uri)));
        return (uris.isEmpty() ? filter : filter.put("resourceSubscriptions", new JsonArray(uris))).build();
    }

    private void reopen() {
        JsonObject filter = filter();
        var now = new Departure();
        stream.getAndSet(now).leave();
        if (!filter.isEmpty()) {
            board.beside(() -> listen(filter, now));
        }
    }

    /// Listens until the host wants something else. A stream that broke is opened again, and the host told that it may have missed something.
    private void listen(JsonObject filter, Departure departure) {
        var ear = new Changes();
        for (int fruitless = 0; !departure.hasLeft(); fruitless++) {
            try {
                JsonObject params = Upgrade.params(JsonObject.of("notifications", filter), initialize, Optional.empty());
                remote.listen(params, departure, ear);
            } catch (RpcException | HttpRefusal refused) {
                board.notices().detail("the server tells of no changes: " + refused.getMessage());
                if (!(refused instanceof HttpRefusal http && Failures.isPassing(http))) {
                    return;
                }
            } catch (ClientException broken) {
                fruitless = ear.isHeard ? 0 : fruitless;
            }
            if (departure.hasLeft()) {
                return;
            }
            boolean mayHaveMissed = ear.isHeard;
            ear.isHeard = false;
            board.world().pause().rest(STREAM_REST_MILLIS << Math.min(fruitless, LONGEST_DOUBLING));
            ear.isAgain = mayHaveMissed || ear.isAgain;
        }
    }

    private final class Changes implements Line.Ear {
        private volatile boolean isHeard;
        private volatile boolean isAgain;

        @Override
        public void heard(RpcNotification notification) {
            isHeard = true;
            if (notification.method().equals("notifications/subscriptions/acknowledged")) {
                if (isAgain) {
                    isAgain = false;
                    missed(notification.params().object("notifications").orElse(JsonObject.empty()));
                }
                return;
            }
            board.write(inWordsOfHost(notification));
        }

        private void missed(JsonObject granted) {
            for (String list : LISTS) {
                if (granted.has(list + "ListChanged")) {
                    board.write(new RpcNotification("notifications/" + list + "/list_changed", JsonObject.empty()));
                }
            }
        }

        @Override
        public void asked(RpcRequest question) {
            // This revision knows no requests of servers.
        }
    }

    void close() {
        stream.get().leave();
    }
}
