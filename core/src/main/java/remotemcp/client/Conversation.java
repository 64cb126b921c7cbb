package remotemcp.client;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import remotemcp.client.ClientException.Kind;
import remotemcp.client.wire.Deadline;
import remotemcp.client.wire.Exchange;
import remotemcp.client.wire.HttpRefusal;
import remotemcp.client.wire.Wire;
import remotemcp.http.HeaderList;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcFailure;
import remotemcp.protocol.RpcMessage;
import remotemcp.protocol.RpcNotification;
import remotemcp.protocol.RpcRequest;
import remotemcp.protocol.RpcResponse;

/// Sends one request and listens until its answer, doing meanwhile what the server asks for. An answer to another id is nobody's and is
/// passed over; the whole is bounded in time by [Patience] and in size by the wire.
final class Conversation {
    private static final int LAST_WORD_MILLIS = 2000;
    /// Requests that a server may make during one of ours.
    private static final int MOST_ASKED = 100;

    private final Wire wire;
    private final World world;
    private final Host host;
    private final Allowance allowance;
    private final Freshness freshness;
    private final AtomicLong lastId = new AtomicLong();

    Conversation(Wire wire, World world, Host host, Freshness freshness) {
        this.freshness = freshness;
        this.wire = wire;
        this.world = world;
        this.host = host;
        allowance = new Allowance(world.clock());
    }

    Wire wire() {
        return wire;
    }

    World world() {
        return world;
    }

    Host host() {
        return host;
    }

    /// An id that no other request of this connection has.
    Json nextId() {
        return Json.of(lastId.incrementAndGet());
    }

    Deadline deadline(CallOptions options) {
        return Deadline.in(options.patience().wholeMillis(), world.clock(), options.departure());
    }

    /// @param fields header fields of the request, and of what is said in its course
    /// @param mayAsk whether the server may send requests of its own, as it may before 2026-07-28
    record Manner(HeaderList fields, boolean mayAsk) {
    }

    /// The result of the request.
    ///
    /// @throws RpcException when the server answers with an error
    /// @throws HttpRefusal when HTTP refuses
    /// @throws ClientException when there is no answer
    JsonObject ask(RpcRequest request, Manner manner, CallOptions options) {
        Deadline deadline = deadline(options);
        try {
            Exchange exchange = wire.request(request, manner.fields(), deadline.orIn(options.patience().silenceMillis()));
            try {
                return new Turn(request, manner, options, deadline).result(exchange);
            } finally {
                exchange.close();
            }
        } catch (ClientException e) {
            boolean givenUp = options.departure().hasLeft();
            if (givenUp || e.kind() == Kind.TIMEOUT) {
                sayCancelled(request, manner, deadline);
            }
            throw givenUp ? new ClientException(Kind.CANCELLED, "The call was given up") : e;
        }
    }

    /// Closing its stream cancels a stateless request; any other has to be cancelled in words. `initialize` never is.
    private void sayCancelled(RpcRequest request, Manner manner, Deadline deadline) {
        boolean closingIsEnough = wire.hasStreamPerRequest() && !manner.mayAsk();
        if (closingIsEnough || request.method().equals("initialize")) {
            return;
        }
        try {
            var why = JsonObject.builder().put("requestId", request.id()).put("reason", "The client gave up").build();
            wire.tell(new RpcNotification("notifications/cancelled", why), manner.fields(), deadline.afterwards(LAST_WORD_MILLIS));
        } catch (ClientException | HttpRefusal gone) {
            // The server finds out by itself.
        }
    }

    /// The listening for one answer.
    private final class Turn {
        private final RpcRequest request;
        private final Manner manner;
        private final CallOptions options;
        private final Deadline deadline;
        private int asked;

        Turn(RpcRequest request, Manner manner, CallOptions options, Deadline deadline) {
            this.request = request;
            this.manner = manner;
            this.options = options;
            this.deadline = deadline;
        }

        JsonObject result(Exchange exchange) {
            while (true) {
                RpcMessage message = exchange.next(deadline.orIn(options.patience().silenceMillis()))
                    .orElseThrow(() -> new ClientException(Kind.UNREACHABLE, "The server ended its answer before the result"));
                if (message instanceof RpcResponse response && response.id().equals(request.id())) {
                    return response.result();
                }
                if (message instanceof RpcFailure failure && failure.id().map(request.id()::equals).orElse(true)) {
                    throw failure.error();
                }
                heed(message);
            }
        }

        private void heed(RpcMessage message) {
            switch (message) {
                case RpcNotification notification -> notice(notification);
                case RpcRequest other when manner.mayAsk() -> reply(other);
                default -> {
                    // An answer to nobody, or a request that this revision forbids.
                }
            }
        }

        private void notice(RpcNotification notification) {
            boolean isProgress = notification.method().equals("notifications/progress");
            if (isProgress
                && notification.params().find("progressToken").map(RpcMessage::plainId).filter(request.id()::equals).isPresent()) {
                options.progress().ifPresent(watcher -> Progress.from(notification.params()).ifPresent(watcher::progress));
            } else {
                news(notification);
            }
        }

        private void reply(RpcRequest other) {
            if (++asked > MOST_ASKED) {
                throw ClientException.protocol("The server asked more than " + MOST_ASKED + " questions during one call");
            }
            wire.tell(answered(other), manner.fields(), deadline);
        }
    }

    /// Does what a server asks apart from our calls, and says so.
    ///
    /// @throws ClientException PROTOCOL when it asks too much
    void answer(RpcRequest other, HeaderList fields, Deadline deadline) {
        allowance.spend();
        wire.tell(answered(other), fields, deadline);
    }

    private RpcMessage answered(RpcRequest other) {
        try {
            return new RpcResponse(other.id(), host.answer(other.method(), other.params()));
        } catch (RpcException e) {
            return new RpcFailure(Optional.of(other.id()), e);
        }
    }

    /// Passes on what belongs to no call.
    void news(RpcNotification notification) {
        if (notification.method().equals("notifications/message")) {
            host.watcher().logged(notification.params());
        }
        change(notification).ifPresent(host.watcher()::changed);
    }

    /// The change that it tells of, if any; what was kept is stale from here on.
    Optional<Change> change(RpcNotification notification) {
        Optional<Change> change = Change.from(notification);
        change.ifPresent(freshness::changed);
        return change;
    }
}
