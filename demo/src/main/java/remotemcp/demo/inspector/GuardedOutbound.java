package remotemcp.demo.inspector;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import remotemcp.client.World;
import remotemcp.http.Departure;
import remotemcp.http.Headers;
import remotemcp.http.Uri;
import remotemcp.platform.Arrival;
import remotemcp.platform.Outbound;
import remotemcp.platform.OutboundException;
import remotemcp.settings.NamedServers;

/// The only way out of one inspection: every request of it passes here, whoever named its URL, and all of them together are bounded in
/// number, bytes and time (V25). Public servers are asked through [Outbound#strictlyPublic()]. Private ones are asked only when the operator
/// listed them with their port, and then only in the inspection of such a server: a public server cannot point at them.
final class GuardedOutbound implements Outbound {
    static final int MILLIS = 30_000;
    private static final int MILLIS_OF_ONE = 10_000;
    private static final int BYTES = 4 << 20;
    /// So that too much is noticed here, and told in these words.
    private static final int SPARE = 1 << 20;
    private static final int REQUESTS = 40;

    private final World world;
    private final NamedServers servers;
    private final boolean fromListed;
    private final BooleanSupplier gone;
    private final long end;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger bytes = new AtomicInteger();
    private volatile Optional<String> ended = Optional.empty();

    /// @param start the server that is inspected
    /// @param gone whether nobody waits for the inspection any more
    GuardedOutbound(World world, NamedServers servers, Uri start, BooleanSupplier gone) {
        this.world = world;
        this.servers = servers;
        this.gone = gone;
        fromListed = servers.lists(start);
        end = world.clock().now() + MILLIS;
    }

    /// Why nothing more is asked, if that is so.
    Optional<String> ended() {
        return ended;
    }

    @Override
    public Reply send(Call call) {
        Reply reply = way(call.url()).send(bounded(call));
        count(reply.body().length);
        return reply;
    }

    /// A redirect is refused here, so that no code behind it has to be trusted not to follow one.
    @Override
    public Arrival open(Call call, Departure departure) {
        Arrival answer = way(call.url()).open(bounded(call), departure);
        if (answer.status() >= 300 && answer.status() <= 399) {
            answer.close();
            String target = answer.headers().find("Location").map(url -> ", to " + QuotedText.of(QuotedText.clean(url, 200))).orElse("");
            throw end("it answers with a redirect (HTTP " + answer.status() + target + "), and this tool follows none");
        }
        return new Counted(answer);
    }

    private Outbound way(String url) {
        Optional<Uri> uri = Uri.parse(url).filter(found -> found.authority().flatMap(Uri.Authority::userinfo).isEmpty());
        if (fromListed && uri.filter(servers::lists).isPresent()) {
            return world.outbound();
        }
        if (uri.filter(servers::allowsPublicly).isEmpty()) {
            throw new OutboundException("not a server that this tool may ask");
        }
        return world.outbound().strictlyPublic();
    }

    private Call bounded(Call call) {
        if (requests.incrementAndGet() > REQUESTS) {
            throw end("it takes more than " + REQUESTS + " requests");
        }
        int millis = Math.min(Math.min(call.timeoutMillis(), MILLIS_OF_ONE), left());
        return new Call(call.method(), call.url(), call.headers(), call.body(), millis,
            Math.min(call.maxBytes(), BYTES - bytes.get() + SPARE));
    }

    /// Milliseconds, at least 1.
    private int left() {
        if (gone.getAsBoolean()) {
            throw end("the call was cancelled");
        }
        long left = end - world.clock().now();
        if (left <= 0) {
            throw end("it did not come to an end within " + MILLIS / 1000 + " seconds");
        }
        return (int) left;
    }

    private void count(int received) {
        if (bytes.addAndGet(received) > BYTES) {
            throw end("it sends more than " + (BYTES >> 20) + " MiB");
        }
    }

    private OutboundException end(String why) {
        if (ended.isEmpty()) {
            ended = Optional.of(why);
        }
        return new OutboundException(why);
    }

    /// An answer whose bytes and time count.
    private final class Counted implements Arrival {
        private final Arrival answer;

        private Counted(Arrival answer) {
            this.answer = answer;
        }

        @Override
        public int status() {
            return answer.status();
        }

        @Override
        public Headers headers() {
            return answer.headers();
        }

        @Override
        public Optional<byte[]> next(int timeoutMillis) {
            Optional<byte[]> piece = answer.next(Math.min(timeoutMillis, left()));
            piece.ifPresent(found -> count(found.length));
            return piece;
        }

        @Override
        public void close() {
            answer.close();
        }
    }
}
