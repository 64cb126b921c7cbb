package remotemcp.bridge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import remotemcp.client.ClientException;
import remotemcp.client.ClientException.Kind;
import remotemcp.client.wire.HttpRefusal;
import remotemcp.http.Departure;
import remotemcp.http.HeaderList;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.protocol.Feature;
import remotemcp.protocol.HeaderNames;
import remotemcp.protocol.Revision;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcFailure;
import remotemcp.protocol.RpcMessage;
import remotemcp.protocol.RpcNotification;
import remotemcp.protocol.RpcRequest;

/// A server of 2024-11-05 to 2025-11-25: a handshake, then a session in which both sides speak. What a host of the same era says passes as it is. A session
/// that the server has forgotten, or whose connection broke, is begun anew with the host's own words, and what the host had set in it is set again.
final class SessionRemote implements Remote {
    /// The first revision with the header `MCP-Protocol-Version`.
    private static final int LOOK_MILLIS = 5;
    private static final int RENEWAL_MILLIS = 120_000;
    private static final int FIRST_REST_MILLIS = 1000;
    private static final int LONGEST_DOUBLING = 5;
    private static final List<String> LISTS = List.of("tools", "prompts", "resources");

    private final Line line;
    private final Switchboard board;
    private final StatelessHost newer;
    private volatile JsonObject initialize;
    private volatile JsonObject initialized = JsonObject.empty();
    private volatile boolean isBegun;
    private volatile boolean isBroken;
    private volatile boolean isClosed;
    private volatile boolean speaksStateless;
    private final AtomicInteger generation = new AtomicInteger();
    private final AtomicBoolean renewing = new AtomicBoolean();
    private final AtomicReference<Departure> beside = new AtomicReference<>(new Departure());
    private final Map<String, Boolean> subscribed = new ConcurrentHashMap<>();
    private final AtomicReference<Optional<JsonObject>> logLevel = new AtomicReference<>(Optional.empty());

    private SessionRemote(Line line, Switchboard board, JsonObject initialize) {
        this.line = line;
        this.board = board;
        this.initialize = initialize;
        newer = new StatelessHost(this, board);
    }

    /// Shakes hands; [#begin] is for when the host has said that it is ready.
    ///
    /// @param initialize the parameters of `initialize`
    static SessionRemote open(Line line, Switchboard board, JsonObject initialize) {
        var remote = new SessionRemote(line, board, initialize);
        remote.shakeHands();
        return remote;
    }

    /// What the server answered to `initialize`.
    JsonObject initialized() {
        return initialized;
    }

    private void shakeHands() {
        var request = new RpcRequest(line.nextId(), "initialize", initialize);
        line.ask(request, HeaderList.empty(), new Departure(), ear(Optional.empty()), result -> initialized = result);
        isBroken = false;
        generation.incrementAndGet();
        board.notices().detail("session of " + revision() + " over " + line.wire().name());
    }

    /// Tells the server that the host is ready, and listens to what it says by itself.
    void begin() {
        line.tell(new RpcNotification("notifications/initialized", JsonObject.empty()), fields());
        isBegun = true;
        var now = new Departure();
        beside.getAndSet(now).leave();
        board.beside(() -> listen(now));
    }

    private String revision() {
        return initialized.string("protocolVersion").orElse("");
    }

    private HeaderList fields() {
        return Revision.closest(revision()).has(Feature.VERSION_HEADER) ? HeaderList.empty().with(HeaderNames.PROTOCOL_VERSION, revision())
            : HeaderList.empty();
    }

    boolean offers(String capability) {
        return initialized.object("capabilities").filter(offered -> offered.has(capability)).isPresent();
    }

    /// Whether the server tells when this list has changed.
    boolean tellsOf(String list) {
        return initialized.object("capabilities").flatMap(offered -> offered.object(list)).flatMap(offered -> offered.bool("listChanged"))
            .orElse(false);
    }

    @Override
    public void serve(Call call) {
        speaksStateless = Eras.isStateless(call.request());
        if (speaksStateless) {
            newer.serve(call);
            return;
        }
        if (call.method().equals("initialize")) {
            again(call);
            return;
        }
        ask(call, call.request().params(), result -> {
            remember(call.request());
            call.succeed(call.method().equals("tools/list") ? board.rules().visible(result) : result);
        });
    }

    /// A host that shakes hands once more has forgotten what was before.
    private void again(Call call) {
        initialize = call.request().params();
        subscribed.clear();
        logLevel.set(Optional.empty());
        line.wire().restart();
        shakeHands();
        call.succeed(initialized);
    }

    private void remember(RpcRequest request) {
        switch (request.method()) {
            case "resources/subscribe" -> request.params().string("uri").ifPresent(uri -> subscribed.put(uri, true));
            case "resources/unsubscribe" -> request.params().string("uri").ifPresent(subscribed::remove);
            case "logging/setLevel" -> logLevel.set(Optional.of(request.params()));
            default -> {
                // Leaves nothing behind.
            }
        }
    }

    /// Asks within the session, which is begun anew first if it has to be. What a forgotten session refused was not served, so it is sent again.
    void ask(Call call, JsonObject params, Consumer<JsonObject> answered) {
        int before = generation.get();
        if (isBroken) {
            renew(before);
            before = generation.get();
        }
        try {
            send(call, params, answered);
        } catch (HttpRefusal refusal) {
            if (!refusal.isSessionLost()) {
                throw refusal;
            }
            renew(before);
            send(call, params, answered);
        } catch (ClientException e) {
            if (e.kind() == Kind.UNREACHABLE && !line.wire().hasStreamPerRequest()) {
                isBroken = true;
            }
            throw e;
        }
    }

    private void send(Call call, JsonObject params, Consumer<JsonObject> answered) {
        Json id = line.nextId();
        call.sentAs(id);
        line.ask(new RpcRequest(id, call.method(), params), fields(), call.departure(), ear(Optional.of(call)), answered);
    }

    /// A request of our own, such as one that sets what a newer host says with each request.
    void set(String method, JsonObject params) {
        var request = new RpcRequest(line.nextId(), method, params);
        line.ask(request, fields(), new Departure(), ear(Optional.empty()), _ -> remember(request));
    }

    /// One of those that met the loss begins anew, the others wait for it.
    private void renew(int seen) {
        for (int waited = 0; !renewing.compareAndSet(false, true); waited += LOOK_MILLIS) {
            if (waited > RENEWAL_MILLIS) {
                throw new ClientException(Kind.TIMEOUT, "The server does not begin a new session");
            }
            board.world().pause().rest(LOOK_MILLIS);
        }
        try {
            if (generation.get() == seen && !isClosed) {
                board.notices().detail("the session is begun anew");
                line.wire().restart();
                shakeHands();
                if (isBegun) {
                    begin();
                    restore();
                }
            }
        } finally {
            renewing.set(false);
        }
    }

    /// Whatever the host had set; and as the server may be another one now, it reads the lists again.
    private void restore() {
        try {
            logLevel.get().ifPresent(level -> set("logging/setLevel", level));
            for (String uri : subscribed.keySet()) {
                set("resources/subscribe", JsonObject.of("uri", uri));
            }
        } catch (RpcException refused) {
            board.notices().detail("the new session does not take what was set in the old one: " + refused.code());
        }
        for (String list : LISTS) {
            if (tellsOf(list)) {
                ear(Optional.empty()).heard(new RpcNotification("notifications/" + list + "/list_changed", JsonObject.empty()));
            }
        }
    }

    /// What the server says by itself, for as long as the session lasts. A server that offers no such stream is not asked again.
    private void listen(Departure departure) {
        int seen = generation.get();
        for (int fruitless = 0; !departure.hasLeft() && !isClosed; fruitless++) {
            try {
                if (line.listen(fields(), departure, ear(Optional.empty()))) {
                    fruitless = 0;
                }
                isBroken |= !line.wire().hasStreamPerRequest();
            } catch (HttpRefusal refusal) {
                if (!refusal.isSessionLost() && !Failures.isPassing(refusal)) {
                    return;
                }
                isBroken |= refusal.isSessionLost();
            } catch (ClientException e) {
                isBroken |= !line.wire().hasStreamPerRequest();
            }
            if (departure.hasLeft() || isClosed) {
                return;
            }
            board.world().pause().rest(FIRST_REST_MILLIS << Math.min(fruitless, LONGEST_DOUBLING));
            if (isBroken && revived(seen, departure)) {
                return;
            }
        }
    }

    /// Whether a new session has taken this one's place.
    private boolean revived(int seen, Departure departure) {
        try {
            if (!departure.hasLeft()) {
                renew(seen);
            }
            return generation.get() != seen;
        } catch (HttpRefusal | ClientException | RpcException stillAway) {
            board.notices().detail("no new session: " + stillAway.getMessage());
            return false;
        }
    }

    /// Passes on what the server says beside its answers.
    private Line.Ear ear(Optional<Call> during) {
        return new Line.Ear() {
            @Override
            public void heard(RpcNotification notification) {
                if (speaksStateless) {
                    newer.heard(notification, during);
                } else if (notification.method().equals("notifications/cancelled")) {
                    board.questions().cancel(notification);
                } else {
                    board.write(notification);
                }
            }

            @Override
            public void asked(RpcRequest question) {
                if (speaksStateless) {
                    newer.asked(question, during);
                } else if (!board.questions().ask(question, reply -> board.begin(() -> reply(reply)))) {
                    reply(new RpcFailure(Optional.of(question.id()),
                        new RpcException(RpcException.INTERNAL_ERROR, "Too many questions at once")));
                }
            }
        };
    }

    /// Answers the server. Whoever is not reached asks again, or gives up.
    void reply(RpcMessage reply) {
        try {
            line.tell(reply, fields());
        } catch (HttpRefusal | ClientException e) {
            board.notices().detail("an answer of the host did not reach the server: " + e.getMessage());
        }
    }

    @Override
    public void tell(RpcNotification notification) {
        if (notification.method().equals("notifications/initialized")) {
            begin();
        } else {
            line.tell(notification, fields());
        }
    }

    @Override
    public void cancel(Call call, RpcNotification cancelled) {
        Optional<Json> id = call.remoteId();
        boolean mayBeCancelled = id.isPresent() && !call.method().equals("initialize");
        call.giveUp();
        newer.ended(call);
        if (mayBeCancelled) {
            reply(new RpcNotification(cancelled.method(), cancelled.params().with("requestId", id.get())));
        }
    }

    @Override
    public void retire() {
        isClosed = true;
        beside.get().leave();
    }

    @Override
    public void close() {
        retire();
        line.wire().close();
    }
}
