package remotemcp.bridge;

import java.util.Optional;
import java.util.OptionalInt;
import remotemcp.client.ClientException;
import remotemcp.client.ClientException.Kind;
import remotemcp.client.Credentials;
import remotemcp.client.wire.HttpRefusal;
import remotemcp.client.wire.PipedWire;
import remotemcp.client.wire.Printable;
import remotemcp.client.wire.SseSource;
import remotemcp.client.wire.StreamableWire;
import remotemcp.http.HeaderList;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.protocol.Downgrade;
import remotemcp.protocol.Implementation;
import remotemcp.protocol.Revision;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcRequest;

/// Finds the way to a server: in the era that the host speaks first, so that a server of both passes through; then in the other; then, over HTTP, by the
/// transport of 2024-11-05 (2026-07-28, versioning; streamable HTTP, Backward Compatibility).
///
/// @param extra header fields for every request
/// @param revision the only one to speak with the server
record Approach(String url, Transport transport, HeaderList extra, Optional<String> revision, Credentials credentials, Switchboard board) {

    /// A server that is there.
    ///
    /// @param first what the host began with: `initialize`, or any request of 2026-07-28
    Remote open(RpcRequest first) {
        try {
            return transport == Transport.SSE ? session(sse(), first) : overStreamable(first);
        } catch (HttpRefusal refusal) {
            throw refusal.toClient();
        }
    }

    private Remote overStreamable(RpcRequest first) {
        var world = board.world();
        var wire = new StreamableWire(world.outbound(), world.pause(), credentials, url, extra);
        Line line = Line.over(wire, world);
        try {
            if (revision.isPresent()) {
                return revision.get().equals(Revision.NEWEST.text()) ? stateless(line, first) : session(line, first);
            }
            return Eras.isStateless(first) ? newestFirst(line, first) : sessionFirst(line, wire, first);
        } catch (HttpRefusal post) {
            return overSse(post, first);
        }
    }

    private Remote sessionFirst(Line line, StreamableWire wire, RpcRequest first) {
        try {
            SessionRemote remote = session(line, first);
            return !wire.hasSession() && canBeAsked(first) ? newerThan(remote, line, first) : remote;
        } catch (RpcException | HttpRefusal refused) {
            return statelessAfter(refused, line, first);
        }
    }

    /// A server without sessions cannot ask anything in the older era, but may in the newer one.
    private Remote newerThan(SessionRemote remote, Line line, RpcRequest first) {
        try {
            StatelessRemote newer = stateless(line, first);
            return supports(newer.discovered()) ? newer : remote;
        } catch (RpcException | HttpRefusal | ClientException onlyOlder) {
            return remote;
        }
    }

    private static boolean canBeAsked(RpcRequest initialize) {
        JsonObject can = initialize.params().object("capabilities").orElse(JsonObject.empty());
        return can.has("elicitation") || can.has("sampling") || can.has("roots");
    }

    /// A server that knows no handshake, or not this one.
    private Remote statelessAfter(RuntimeException refused, Line line, RpcRequest first) {
        if (refused instanceof HttpRefusal http && (http.status() >= 500 || Failures.isPassing(http))) {
            throw refused;
        }
        try {
            StatelessRemote remote = stateless(line, first);
            if (supports(remote.discovered())) {
                return remote;
            }
        } catch (RpcException | HttpRefusal neither) {
            board.notices().detail("neither initialize nor server/discover: " + Printable.of(neither.getMessage()));
        } catch (ClientException other) {
            if (other.kind() != Kind.PROTOCOL && other.kind() != Kind.REFUSED) {
                throw other;
            }
        }
        throw refused;
    }

    private Remote newestFirst(Line line, RpcRequest first) {
        try {
            StatelessRemote remote = stateless(line, first);
            if (supports(remote.discovered())) {
                return remote;
            }
        } catch (RpcException error) {
            if (isFinal(error)) {
                throw error;
            }
        } catch (HttpRefusal refusal) {
            if (refusal.error().filter(Approach::isFinal).isPresent() || Failures.isPassing(refusal)) {
                throw refusal;
            }
        } catch (ClientException e) {
            if (e.kind() != Kind.PROTOCOL && e.kind() != Kind.REFUSED) {
                throw e;
            }
        }
        return session(line, first);
    }

    /// An error that no older server sends, unless it names an older revision.
    private static boolean isFinal(RpcException error) {
        JsonArray supported = error.details().flatMap(Json::asObject).flatMap(details -> details.array("supported")).orElse(JsonArray.of());
        boolean knowsOlder =
            supported.values().stream().anyMatch(version -> version.asString().flatMap(Revision::findWithHandshake).isPresent());
        return HttpRefusal.isModern(error) && !knowsOlder;
    }

    private static boolean supports(JsonObject discovered) {
        return discovered.array("supportedVersions").orElse(JsonArray.of()).values().contains(Json.of(Revision.NEWEST.text()));
    }

    private Remote overSse(HttpRefusal post, RpcRequest first) {
        boolean mayBeSse =
            (post.status() == 400 || post.status() == 404 || post.status() == 405) && !post.isModern() && transport == Transport.AUTO;
        if (!mayBeSse || revision.filter(Revision.NEWEST.text()::equals).isPresent()) {
            throw post.toClient();
        }
        try {
            return session(sse(), first);
        } catch (HttpRefusal get) {
            throw nothingHere(post, "HTTP status " + get.status());
        } catch (ClientException get) {
            throw get.kind() == Kind.PROTOCOL ? nothingHere(post, get.getMessage()) : get;
        }
    }

    private static ClientException nothingHere(HttpRefusal post, String get) {
        return new ClientException(Kind.REFUSED, "No MCP server answers at this URL. POST: " + post.getMessage() + ". GET: " + get,
            OptionalInt.of(post.status()));
    }

    private Line sse() {
        var world = board.world();
        return Line.over(new PipedWire(new SseSource(world.outbound(), credentials, url, extra), world), world);
    }

    /// A host of the newest revision leaves the handshake, and being ready, to us.
    private SessionRemote session(Line line, RpcRequest first) {
        boolean isOurs = Eras.isStateless(first);
        JsonObject initialize = isOurs
            ? Downgrade.initialize(first.meta(), revision.orElse(Revision.NEWEST_WITH_HANDSHAKE.text()),
                Implementation.named("remote-mcp bridge"))
            : revision.isPresent() ? first.params().with("protocolVersion", revision.get()) : first.params();
        SessionRemote remote = SessionRemote.open(line, board, initialize);
        if (isOurs) {
            remote.begin();
        }
        return remote;
    }

    private StatelessRemote stateless(Line line, RpcRequest first) {
        JsonObject params = Eras.isStateless(first)
            ? JsonObject.of("_meta", first.params().object("_meta").orElse(JsonObject.empty()).without("progressToken"))
            : Eras.discover(first.params());
        return StatelessRemote.open(line, board, params);
    }
}
