package remotemcp.client;

import java.util.Optional;
import java.util.OptionalInt;
import remotemcp.client.ClientException.Kind;
import remotemcp.client.wire.HttpRefusal;
import remotemcp.client.wire.PipedWire;
import remotemcp.client.wire.Printable;
import remotemcp.client.wire.SseSource;
import remotemcp.client.wire.StreamableWire;
import remotemcp.client.wire.Wire;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.protocol.Revision;
import remotemcp.protocol.RpcException;

/// Finds out how a server wants to be talked to, in the order of the specification (2026-07-28, versioning; streamable HTTP and stdio,
/// Backward Compatibility): `server/discover`; else `initialize`; else, over HTTP, GET for the transport of 2024-11-05. Only an error
/// that no older server sends keeps us from falling back.
final class Negotiation {
    /// How long an older server on pipes may be silent about a question it does not know. Over HTTP every server answers a POST, so one that
    /// is silent there is slow, and no older for that.
    private static final int PROBE_MILLIS = 10_000;

    private final McpClient.Builder wishes;
    private final CallOptions options;
    private final Freshness freshness;
    private final Credentials credentials;
    private boolean discoveryIsUnknown;
    private boolean probeWasSilent;

    Negotiation(McpClient.Builder wishes, Freshness freshness) {
        this.wishes = wishes;
        this.freshness = freshness;
        credentials = freshness.watching(wishes.credentials);
        options = CallOptions.with(wishes.patience);
    }

    Era open() {
        try {
            return wishes.source.isPresent() ? overPipes() : overHttp();
        } catch (HttpRefusal refusal) {
            throw refusal.toClient();
        }
    }

    private Era overPipes() {
        return either(talk(new PipedWire(wishes.source.get(), wishes.world)));
    }

    private Era overHttp() {
        if (wishes.transport.equals("sse")) {
            return handshake(talk(sse()), newestWished());
        }
        try {
            return either(talk(new StreamableWire(wishes.world.outbound(), wishes.world.pause(), credentials, wishes.url, wishes.extra)));
        } catch (HttpRefusal refusal) {
            return overSse(refusal);
        }
    }

    /// A POST that was refused is what a server of the oldest transport answers; so is a URL where there is nothing.
    private Era overSse(HttpRefusal post) {
        boolean mayBeSse =
            (post.status() == 400 || post.status() == 404 || post.status() == 405) && !post.isModern() && !wishes.transport.equals("http");
        if (!mayBeSse || wishes.revision.filter(Revision.NEWEST.text()::equals).isPresent()) {
            throw post.toClient();
        }
        try {
            return handshake(talk(sse()), newestWished());
        } catch (HttpRefusal get) {
            throw nothingHere(post, "HTTP status " + get.status());
        } catch (ClientException get) {
            throw get.kind() == Kind.PROTOCOL ? nothingHere(post, get.getMessage()) : get;
        }
    }

    private static RuntimeException nothingHere(HttpRefusal post, String get) {
        return new ClientException(Kind.REFUSED, "No MCP server answers at this URL. POST: " + post.getMessage() + ". GET: " + get,
            OptionalInt.of(post.status()));
    }

    private Wire sse() {
        return new PipedWire(new SseSource(wishes.world.outbound(), credentials, wishes.url, wishes.extra), wishes.world);
    }

    private Conversation talk(Wire wire) {
        return new Conversation(wire, wishes.world, wishes.host(), freshness);
    }

    private Era either(Conversation talk) {
        if (wishes.revision.isPresent()) {
            return wishes.revision.get().equals(Revision.NEWEST.text()) ? pinned(talk) : handshake(talk, wishes.revision.get());
        }
        boolean mayBeSilent = !talk.wire().hasStreamPerRequest();
        Optional<Era> stateless = discover(talk, mayBeSilent ? probe(PROBE_MILLIS) : options);
        if (stateless.isPresent()) {
            return stateless.get();
        }
        try {
            Era older = handshake(talk, newestWished());
            return probeWasSilent ? secondProbe(talk, probe(PROBE_MILLIS)).orElse(older) : older;
        } catch (HttpRefusal refusal) {
            return withoutDiscovery(talk, refusal.error()).orElseThrow(() -> refusal);
        } catch (RpcException error) {
            Optional<Era> stillThere = probeWasSilent ? secondProbe(talk, options) : Optional.empty();
            return stillThere.or(() -> withoutDiscovery(talk, Optional.of(error))).orElseThrow(() -> error);
        }
    }

    /// A program that was only slow to start has been silent for the same time as one that does not know the question. Now that it has
    /// answered something, it is asked once more.
    private Optional<Era> secondProbe(Conversation talk, CallOptions patience) {
        try {
            return discover(talk, patience);
        } catch (RpcException | ClientException olderOnly) {
            return Optional.empty();
        }
    }

    private CallOptions probe(int mostMillis) {
        int silence = Math.min(mostMillis, wishes.patience.silenceMillis());
        return CallOptions.with(new Patience(silence, wishes.patience.wholeMillis()));
    }

    /// A server that knows neither `server/discover` nor `initialize`, or refuses the latter as only newer servers do.
    private Optional<Era> withoutDiscovery(Conversation talk, Optional<RpcException> error) {
        boolean isModern =
            error.filter(e -> discoveryIsUnknown && e.code() == RpcException.METHOD_NOT_FOUND || HttpRefusal.isModern(e)).isPresent();
        return isModern ? Optional.of(stateless(talk, JsonObject.empty())) : Optional.empty();
    }

    private String newestWished() {
        return wishes.revision.orElse(Revision.NEWEST_WITH_HANDSHAKE.text());
    }

    private Era handshake(Conversation talk, String revision) {
        return HandshakeEra.open(talk, revision, wishes.logs, options);
    }

    private StatelessEra stateless(Conversation talk, JsonObject discovered) {
        return new StatelessEra(talk, StatelessEra.peer(discovered, talk.wire().name()), wishes.logs);
    }

    private Era pinned(Conversation talk) {
        Era era = stateless(talk, JsonObject.empty());
        return stateless(talk, era.ask(Question.of("server/discover"), options));
    }

    /// The newest era, if the server speaks it; empty when it has to be asked as older ones are.
    private Optional<Era> discover(Conversation talk, CallOptions patience) {
        JsonObject found;
        try {
            found = stateless(talk, JsonObject.empty()).ask(Question.of("server/discover"), patience);
        } catch (RpcException error) {
            if (!HttpRefusal.isModern(error)) {
                discoveryIsUnknown = error.code() == RpcException.METHOD_NOT_FOUND;
                return Optional.empty();
            }
            if (error.code() != RpcException.UNSUPPORTED_PROTOCOL_VERSION) {
                throw error;
            }
            return older(StatelessEra.supported(error));
        } catch (ClientException e) {
            return silentOrStrange(talk, e);
        }
        return discovered(talk, found);
    }

    /// Something that names no versions is no answer to this question.
    private Optional<Era> discovered(Conversation talk, JsonObject found) {
        JsonArray versions = found.array("supportedVersions").orElse(JsonArray.of());
        if (versions.values().contains(Json.of(Revision.NEWEST.text()))) {
            return Optional.of(stateless(talk, found));
        }
        return versions.isEmpty() ? Optional.empty() : older(versions);
    }

    /// Empty when one of our older revisions is among those the server names.
    private static Optional<Era> older(JsonArray versions) {
        for (String revision : Revision.textsWithHandshake()) {
            if (versions.values().contains(Json.of(revision))) {
                return Optional.empty();
            }
        }
        throw ClientException.protocol("The server speaks only these protocol revisions: " + Printable.of(versions.text()));
    }

    private Optional<Era> silentOrStrange(Conversation talk, ClientException e) {
        boolean isPipe = !talk.wire().hasStreamPerRequest();
        switch (e.kind()) {
            case TIMEOUT -> {
                if (!isPipe) {
                    throw e;
                }
                probeWasSilent = true;
                return Optional.empty();
            }
            case PROTOCOL -> {
                return Optional.empty();
            }
            case REFUSED -> {
                if (e.status().orElse(0) / 100 == 3 || HttpRefusal.isPassing(e.status().orElse(0))) {
                    throw e;
                }
                return Optional.empty();
            }
            case UNREACHABLE -> {
                if (!isPipe) {
                    throw e;
                }
                talk.wire().restart();
                return Optional.empty();
            }
            default -> throw e;
        }
    }
}
