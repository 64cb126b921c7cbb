package remotemcp.bridge;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import remotemcp.client.ClientException;
import remotemcp.client.wire.HttpRefusal;
import remotemcp.http.Departure;
import remotemcp.http.HeaderList;
import remotemcp.http.Headers;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.protocol.HeaderNames;
import remotemcp.protocol.MetaKeys;
import remotemcp.protocol.Revision;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcMessage;
import remotemcp.protocol.RpcNotification;
import remotemcp.protocol.RpcRequest;

/// A server of 2026-07-28 or later: each request stands for itself. What a host of the same era says passes as it is, with the header fields that HTTP wants
/// in addition.
final class StatelessRemote implements Remote {
    private static final int MOST_PAGES = 100;

    private final Line line;
    private final Switchboard board;
    private final Mirrors mirrors;
    private final SessionHost older;
    private volatile JsonObject discovered = JsonObject.empty();

    private StatelessRemote(Line line, Switchboard board) {
        this.line = line;
        this.board = board;
        mirrors = new Mirrors(board.notices());
        older = new SessionHost(this, board);
    }

    /// Finds out what the server is.
    ///
    /// @param params of `server/discover`
    static StatelessRemote open(Line line, Switchboard board, JsonObject params) {
        var remote = new StatelessRemote(line, board);
        var request = new RpcRequest(line.nextId(), "server/discover", params);
        line.ask(request, remote.fields(request), new Departure(), nobody(), result -> remote.discovered = result);
        board.notices().detail(Revision.NEWEST.text() + " over " + line.wire().name());
        return remote;
    }

    private static Line.Ear nobody() {
        return new Line.Ear() {
            @Override
            public void heard(RpcNotification notification) {
                // Nothing is expected.
            }

            @Override
            public void asked(RpcRequest question) {
                // This revision knows no requests of servers.
            }
        };
    }

    /// What the server answered to `server/discover`.
    JsonObject discovered() {
        return discovered;
    }

    private HeaderList fields(RpcRequest request) {
        HeaderList fields =
            HeaderList.empty().with(HeaderNames.PROTOCOL_VERSION, request.meta().protocolVersion().orElse(Revision.NEWEST.text()));
        if (!line.wire().hasHeaders()) {
            return fields;
        }
        for (Headers.Header field : mirrors.fields(request.method(), request.params()).list()) {
            fields = fields.with(field.name(), field.value());
        }
        return fields;
    }

    @Override
    public void serve(Call call) {
        if (!Eras.isStateless(call.request())) {
            older.serve(call);
            return;
        }
        ask(call, call.request().params(), result -> call.succeed(renamed(visible(call.method(), result), call)));
    }

    /// What the host may see of a result. The lists teach what to repeat in header fields.
    JsonObject visible(String method, JsonObject result) {
        if (method.equals("server/discover")) {
            discovered = result;
        }
        return method.equals("tools/list") ? board.rules().visible(mirrors.learn(result)) : result;
    }

    /// Sends a request of the host. A server that wants other header fields than we knew of is asked once more.
    void ask(Call call, JsonObject params, Consumer<JsonObject> answered) {
        boolean isUnknown = call.method().equals("tools/call") && !mirrors.knows(params.string("name").orElse(""));
        if (isUnknown && line.wire().hasHeaders()) {
            readTools(params);
        }
        try {
            send(call, params, answered);
        } catch (RpcException | HttpRefusal e) {
            if (!isMismatch(e) || !call.method().equals("tools/call")) {
                throw e;
            }
            readTools(params);
            send(call, params, answered);
        }
    }

    private static boolean isMismatch(RuntimeException e) {
        Optional<RpcException> error = e instanceof HttpRefusal refusal ? refusal.error() : Optional.of((RpcException) e);
        return error.filter(found -> found.code() == RpcException.HEADER_MISMATCH).isPresent();
    }

    /// Reads all tools, because a call has to repeat what their definitions say.
    ///
    /// @param call the parameters of a call, whose `_meta` says who asks
    private void readTools(JsonObject call) {
        JsonObject params = JsonObject.of("_meta", call.object("_meta").orElse(JsonObject.empty()).without(MetaKeys.PROGRESS_TOKEN));
        var page = new AtomicReference<>(JsonObject.empty());
        try {
            Optional<String> cursor = Optional.empty();
            for (int pages = 0; pages < MOST_PAGES && (pages == 0 || cursor.isPresent()); pages++) {
                var request =
                    new RpcRequest(line.nextId(), "tools/list", cursor.isPresent() ? params.with("cursor", cursor.get()) : params);
                line.ask(request, fields(request), new Departure(), nobody(), page::set);
                mirrors.learn(page.get());
                cursor = page.get().string("nextCursor").filter(text -> !text.isEmpty());
            }
        } catch (RpcException | HttpRefusal e) {
            board.notices().detail("the list of tools could not be read: " + e.getMessage());
        }
    }

    private void send(Call call, JsonObject params, Consumer<JsonObject> answered) {
        Json id = line.nextId();
        call.sentAs(id);
        var request = new RpcRequest(id, call.method(), params);
        line.ask(request, fields(request), call.departure(), ear(call), answered);
    }

    private Line.Ear ear(Call call) {
        return new Line.Ear() {
            @Override
            public void heard(RpcNotification notification) {
                if (call.isWaiting()) {
                    var passed =
                        new RpcNotification(notification.method(), cancelledHere(notification, renamed(notification.params(), call), call));
                    board.write(Eras.isStateless(call.request()) ? passed : older.inWordsOfHost(passed));
                }
            }

            @Override
            public void asked(RpcRequest question) {
                board.notices().detail("a request of the server is passed over: this revision knows none");
            }
        };
    }

    /// Where the server names the request, the host reads its own id.
    private static JsonObject renamed(JsonObject object, Call call) {
        return Eras.remapped(object, MetaKeys.SUBSCRIPTION_ID, call.remoteId().orElseThrow(), call.request().id());
    }

    private static JsonObject cancelledHere(RpcNotification notification, JsonObject params, Call call) {
        boolean isOurs = notification.method().equals("notifications/cancelled")
            && params.find("requestId").map(RpcMessage::plainId).equals(call.remoteId());
        return isOurs ? params.with("requestId", call.request().id()) : params;
    }

    /// Opens a stream of changes for as long as nobody leaves it; returns when it has ended.
    void listen(JsonObject params, Departure departure, Line.Ear ear) {
        var request = new RpcRequest(line.nextId(), "subscriptions/listen", params);
        line.ask(request, fields(request), departure, ear, _ -> {});
    }

    @Override
    public void tell(RpcNotification notification) {
        if (older.isSpeaking()) {
            older.tell(notification);
            return;
        }
        HeaderList fields =
            HeaderList.empty().with(HeaderNames.PROTOCOL_VERSION, Revision.NEWEST.text()).with(HeaderNames.METHOD, notification.method());
        line.tell(notification, fields);
    }

    /// Closing its stream is what cancels a request.
    @Override
    public void cancel(Call call, RpcNotification cancelled) {
        call.giveUp();
        if (!line.wire().hasStreamPerRequest() && call.remoteId().isPresent()) {
            try {
                line.tell(new RpcNotification(cancelled.method(), cancelled.params().with("requestId", call.remoteId().get())),
                    HeaderList.empty());
            } catch (HttpRefusal | ClientException gone) {
                board.notices().detail("a cancellation did not reach the server");
            }
        }
    }

    @Override
    public void retire() {
        older.close();
    }

    @Override
    public void close() {
        retire();
        for (Call call : board.calls().values()) {
            call.giveUp();
        }
        line.wire().close();
    }
}
