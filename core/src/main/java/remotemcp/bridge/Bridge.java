package remotemcp.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import remotemcp.client.ClientException.Kind;
import remotemcp.client.ClientException;
import remotemcp.client.Credentials;
import remotemcp.client.World;
import remotemcp.client.wire.HttpRefusal;
import remotemcp.client.wire.Printable;
import remotemcp.http.HeaderList;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonException;
import remotemcp.json.JsonLimits;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.RpcException;
import remotemcp.mcp.RpcFailure;
import remotemcp.mcp.RpcMessage;
import remotemcp.mcp.RpcNotification;
import remotemcp.mcp.RpcRequest;

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

    private final Switchboard board;
    private final Approach approach;
    private final AtomicBoolean approaching = new AtomicBoolean();
    private volatile Optional<Remote> remote = Optional.empty();
    private volatile Optional<RpcRequest> handshake = Optional.empty();
    private volatile boolean isReady;

    private Bridge(Builder wishes, HostPipe host, Notices notices) {
        board = Switchboard.of(host, wishes.world, notices, wishes.rules);
        approach = new Approach(wishes.url, wishes.transport, wishes.extra, wishes.revision, wishes.credentials, board);
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
            takeOne(value, batch::add);
        }
    }

    private static boolean isAnswered(Json value) {
        try {
            return RpcMessage.from(value) instanceof RpcRequest;
        } catch (RpcException e) {
            return true;
        }
    }

    private void takeOne(Json value, Consumer<RpcMessage> replies) {
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
            replies.accept(new RpcFailure(RpcMessage.idOf(value), e));
        }
    }

    private void begin(RpcRequest request, Consumer<RpcMessage> replies) {
        var call = new Call(request, reply -> {
            board.calls().remove(request.id());
            replies.accept(reply);
        });
        if (board.calls().size() >= MOST_CALLS || board.calls().putIfAbsent(request.id(), call) != null) {
            throw RpcException.invalidRequest(board.calls().size() >= MOST_CALLS ? "Too many requests at once" : "A request with this id is under way");
        }
        board.begin(() -> Failures.answering(call, board.notices(), () -> serve(call)));
    }

    private void serve(Call call) {
        board.rules().check(call.method(), call.request().params());
        boolean isHandshake = call.method().equals("initialize");
        if (isHandshake) {
            handshake = Optional.of(call.request());
            isReady = false;
        }
        if (remote.isEmpty() && call.method().equals("ping") && !Eras.isStateless(call.request())) {
            call.succeed(JsonObject.empty());
            return;
        }
        boolean isFirst = remote.isEmpty();
        Remote there = there(call);
        if (isFirst && answered(there, call)) {
            return;
        }
        try {
            there.serve(call);
        } catch (HttpRefusal refusal) {
            if (refusal.status() == 404 || refusal.status() == 405) {
                forget(there);
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

    /// The server; approached by one request while the others wait for it.
    private Remote there(Call call) {
        while (true) {
            Optional<Remote> now = remote;
            if (now.isPresent()) {
                return now.get();
            }
            if (!call.isWaiting()) {
                throw new ClientException(Kind.CANCELLED, "The call was given up");
            }
            if (!approaching.compareAndSet(false, true)) {
                board.world().pause().rest(LOOK_MILLIS);
                continue;
            }
            try {
                if (remote.isEmpty()) {
                    remote = Optional.of(approached(call.request()));
                }
            } finally {
                approaching.set(false);
            }
        }
    }

    /// A host that shook hands before the server was lost does not do so again: its words are taken for it.
    private Remote approached(RpcRequest request) {
        boolean isOwnWord = Eras.isStateless(request) || request.method().equals("initialize");
        RpcRequest first = isOwnWord ? request : handshake.orElseThrow(() -> RpcException.invalidRequest("Begin with initialize"));
        Remote found = approach.open(first);
        if (!isOwnWord) {
            if (found instanceof StatelessRemote stateless) {
                stateless.serve(new Call(first, _ -> { }));
            }
            if (isReady) {
                found.tell(new RpcNotification("notifications/initialized", JsonObject.empty()));
            }
        }
        return found;
    }

    private void forget(Remote lost) {
        if (remote.filter(there -> there == lost).isPresent()) {
            remote = Optional.empty();
            lost.retire();
        }
    }

    /// That the host is ready goes out before anything it says next.
    private void heed(RpcNotification notification) {
        switch (notification.method()) {
            case "notifications/initialized" -> {
                isReady = true;
                tell(notification);
            }
            case "notifications/cancelled" -> cancel(notification);
            default -> board.begin(() -> tell(notification));
        }
    }

    private void tell(RpcNotification notification) {
        try {
            remote.ifPresent(there -> there.tell(notification));
        } catch (HttpRefusal | ClientException | RpcException e) {
            board.notices().detail(Printable.of(notification.method()) + " did not reach the server: " + e.getMessage());
        }
    }

    private void cancel(RpcNotification cancelled) {
        Optional<Call> call = cancelled.params().find("requestId").map(board.calls()::remove);
        call.ifPresent(found -> remote.ifPresentOrElse(there -> board.begin(() -> cancel(there, found, cancelled)), found::giveUp));
    }

    private void cancel(Remote there, Call call, RpcNotification cancelled) {
        try {
            there.cancel(call, cancelled);
        } catch (HttpRefusal | ClientException | RpcException e) {
            board.notices().detail("a cancellation did not reach the server: " + e.getMessage());
        }
    }

    /// Waits until the host's requests are answered, as far as they can be without it.
    public void finish(int mostMillis) {
        for (int waited = 0; waited < mostMillis && isBusy(); waited += LOOK_MILLIS) {
            board.world().pause().rest(LOOK_MILLIS);
        }
    }

    private boolean isBusy() {
        List<Call> open = new ArrayList<>(board.calls().values());
        return open.stream().anyMatch(call -> !call.method().equals("subscriptions/listen")) && !board.questions().isAsking();
    }

    /// Ends the session at the server.
    @Override
    public void close() {
        Optional<Remote> last = remote;
        remote = Optional.empty();
        last.ifPresent(Remote::close);
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
            if (!value.equals(McpServer.REVISION) && !Eras.HANDSHAKE.contains(value)) {
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
