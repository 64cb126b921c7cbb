package remotemcp.bridge;

import java.util.List;
import java.util.Optional;
import remotemcp.client.ClientException;
import remotemcp.client.Credentials;
import remotemcp.client.World;
import remotemcp.client.wire.HttpRefusal;
import remotemcp.http.HeaderList;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonException;
import remotemcp.json.JsonLimits;
import remotemcp.json.JsonObject;
import remotemcp.protocol.MetaKeys;
import remotemcp.protocol.Revision;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcFailure;
import remotemcp.protocol.RpcMessage;
import remotemcp.protocol.RpcNotification;
import remotemcp.protocol.RpcRequest;

/// Brings a host on pipes together with a remote server, whichever revisions of MCP each of them speaks.
///
/// ```
/// var bridge = Bridge.to("https://example.com/mcp").on(world).open(host, notices);
/// bridge.take(line);   // for each line of the host; returns at once
/// bridge.close();
/// ```
///
/// The server is asked for when the host says its first words, and again after it could not be reached: a failure answers the request that met it and ends
/// nothing. Which era the host speaks is seen from each of its requests.
public final class Bridge implements AutoCloseable {
    private static final JsonLimits LIMITS = new JsonLimits(128, 400, 500_000);
    private static final int MOST_IN_BATCH = 1000;
    private static final int MOST_CALLS = 1000;
    private static final int LOOK_MILLIS = 5;
    private static final int LAST_WORD_MILLIS = 1000;

    private final Switchboard board;
    private final ServerConnection server;

    private Bridge(Builder wishes, HostPipe host, Notices notices) {
        board = Switchboard.of(host, wishes.world, notices, wishes.rules);
        server = new ServerConnection(new Approach(wishes.url, wishes.transport, wishes.extra, wishes.revision, wishes.credentials, board),
            board);
    }

    public static Builder to(String url) {
        return new Builder(url);
    }

    /// One line of the host: a message, or a batch of some. Whatever it holds, it throws nothing.
    public void take(byte[] line) {
        Json value;
        try {
            value = Json.parse(line, LIMITS);
        } catch (JsonException e) {
            refuse(Optional.empty(), new RpcException(RpcException.PARSE_ERROR, "Parse error: " + e.getMessage()));
            return;
        }
        if (value instanceof JsonArray batch) {
            takeAll(batch);
        } else {
            takeOne(value, board::write);
        }
    }

    /// A line that was too long to be read.
    public void refuseLine(String why) {
        refuse(Optional.empty(), RpcException.invalidRequest(why));
    }

    private void refuse(Optional<Json> id, RpcException error) {
        board.write(new RpcFailure(id, error));
    }

    private void takeAll(JsonArray values) {
        if (values.isEmpty() || values.size() > MOST_IN_BATCH) {
            refuse(Optional.empty(), RpcException.invalidRequest("A batch holds 1 to " + MOST_IN_BATCH + " messages"));
            return;
        }
        int answers = 0;
        for (Json value : values) {
            answers += isAnswered(value) ? 1 : 0;
        }
        var batch = new Batch(board.host(), answers);
        for (Json value : values) {
            takeOne(value, batch);
        }
    }

    private static boolean isAnswered(Json value) {
        try {
            return RpcMessage.from(value) instanceof RpcRequest;
        } catch (RpcException e) {
            return true;
        }
    }

    private void takeOne(Json value, Replies replies) {
        try {
            RpcMessage message = RpcMessage.from(value);
            if (message instanceof RpcRequest request) {
                begin(request, replies);
            } else if (message instanceof RpcNotification notification) {
                heed(notification);
            } else {
                board.questions().answer(message);
            }
        } catch (RpcException e) {
            replies.send(new RpcFailure(RpcMessage.idOf(value), e));
        }
    }

    private void begin(RpcRequest request, Replies replies) {
        Json id = RpcMessage.plainId(request.id());
        var call = new Call(request, new Replies() {
            @Override
            public void send(RpcMessage reply) {
                board.busy(() -> {
                    board.calls().remove(id);
                    replies.send(reply);
                });
            }

            @Override
            public void skip() {
                board.busy(replies::skip);
            }
        });
        if (board.calls().size() >= MOST_CALLS || board.calls().putIfAbsent(id, call) != null) {
            throw RpcException
                .invalidRequest(board.calls().size() >= MOST_CALLS ? "Too many requests at once" : "A request with this id is under way");
        }
        if (request.method().equals("initialize")) {
            server.handshake(request);
        }
        board.beside(() -> Failures.answering(call, board.notices(), () -> serve(call)));
    }

    private void serve(Call call) {
        board.rules().check(call.method(), call.request().params());
        if (server.now().isEmpty() && call.method().equals("ping") && !Eras.isStateless(call.request())) {
            call.succeed(JsonObject.empty());
            return;
        }
        Remote there = server.to(call);
        if (server.wasOpenedBy(call.request()) && answered(there, call)) {
            return;
        }
        try {
            there.serve(call);
        } catch (HttpRefusal refusal) {
            if (refusal.status() == 404 || refusal.status() == 405) {
                server.forget(there);
            }
            throw refusal;
        }
    }

    /// What was found out on the way to the server need not be asked again.
    private static boolean answered(Remote there, Call call) {
        boolean isHandshake = call.method().equals("initialize");
        if (isHandshake && there instanceof SessionRemote session) {
            call.succeed(session.initialized());
            return true;
        }
        if (call.method().equals("server/discover") && there instanceof StatelessRemote stateless) {
            call.succeed(stateless.discovered());
            return true;
        }
        return false;
    }

    /// That the host is ready goes out before anything it says next.
    private void heed(RpcNotification notification) {
        switch (notification.method()) {
            case "notifications/initialized" -> server.ready();
            case "notifications/cancelled" -> cancel(notification);
            default -> board.begin(() -> server.tell(notification));
        }
    }

    private void cancel(RpcNotification cancelled) {
        Optional<Call> call = cancelled.params().find("requestId").map(RpcMessage::plainId).map(board.calls()::remove);
        call.ifPresent(found -> cancel(found, cancelled));
    }

    private void cancel(Call call, RpcNotification cancelled) {
        server.now().ifPresentOrElse(there -> board.begin(() -> cancel(there, call, cancelled)), call::giveUp);
    }

    private void cancel(Remote there, Call call, RpcNotification cancelled) {
        try {
            there.cancel(call, cancelled);
        } catch (HttpRefusal | ClientException | RpcException e) {
            board.notices().detail("a cancellation did not reach the server: " + e.getMessage());
        }
    }

    /// The host sends nothing more. Waits until every request that was read is answered and every notification sent; what a server wants to know of the host is
    /// answered with an error, so that no call waits for it, and streams of changes end. Ends at once when the host has gone.
    ///
    /// @param mostMillis a request that is not answered by then is answered with an error
    public void finish(int mostMillis) {
        board.questions().end();
        for (Call call : List.copyOf(board.calls().values())) {
            if (call.method().equals("subscriptions/listen")) {
                endListening(call);
            }
        }
        rest(mostMillis);
        if (board.isBusy()) {
            board.begin(() -> List.copyOf(board.calls().values()).forEach(Bridge::endUnanswered));
            rest(LAST_WORD_MILLIS);
        }
    }

    private void rest(int mostMillis) {
        for (int waited = 0; waited < mostMillis && board.isBusy() && !board.host().hasGone(); waited += LOOK_MILLIS) {
            board.world().pause().rest(LOOK_MILLIS);
        }
    }

    /// Its answer is the stream's orderly end (2026-07-28, Subscriptions).
    private void endListening(Call call) {
        JsonObject meta = JsonObject.of(MetaKeys.SUBSCRIPTION_ID, call.request().id());
        call.succeed(JsonObject.builder().put("resultType", "complete").put("_meta", meta).build());
        cancel(call, new RpcNotification("notifications/cancelled", JsonObject.of("requestId", call.request().id())));
    }

    private static void endUnanswered(Call call) {
        call.fail(new RpcException(Failures.NO_ANSWER, "The server did not answer before the bridge ended, because its input did"));
    }

    /// Ends the session at the server.
    @Override
    public void close() {
        server.close();
    }

    /// Collects what the person wishes.
    public static final class Builder {
        private final String url;
        private World world;
        private Transport transport = Transport.AUTO;
        private HeaderList extra = HeaderList.empty();
        private Optional<String> revision = Optional.empty();
        private Credentials credentials = Credentials.none();
        private ToolRules rules = ToolRules.none();

        private Builder(String url) {
            this.url = url;
        }

        public Builder on(World value) {
            world = value;
            return this;
        }

        public Builder transport(Transport value) {
            transport = value;
            return this;
        }

        /// A header field for every HTTP request.
        public Builder header(String name, String value) {
            extra = extra.with(name, value);
            return this;
        }

        /// The only revision to speak with the server.
        ///
        /// @throws IllegalArgumentException when there is no such revision
        public Builder revision(String value) {
            if (Revision.find(value).isEmpty()) {
                throw new IllegalArgumentException("no revision of MCP that the bridge speaks: " + value);
            }
            revision = Optional.of(value);
            return this;
        }

        public Builder credentials(Credentials value) {
            credentials = value;
            return this;
        }

        public Builder tools(ToolRules value) {
            rules = value;
            return this;
        }

        /// Begins to bridge; the server is asked for when the host speaks.
        public Bridge open(HostPipe host, Notices notices) {
            return new Bridge(this, host, notices);
        }
    }
}
