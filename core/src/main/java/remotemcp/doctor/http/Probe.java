package remotemcp.doctor.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.discovery.WellKnown;
import remotemcp.http.Departure;
import remotemcp.http.HeaderList;
import remotemcp.http.Uri;
import remotemcp.platform.Arrival;
import remotemcp.platform.Clock;
import remotemcp.platform.Outbound;
import remotemcp.platform.OutboundException;

/// Sends the doctor's requests, one after the other, and remembers what came. Bounds what a hostile server can make it do: bytes and time of
/// one answer, requests and time in all. Redirects are looked at and never followed. What the server names is asked through the outbound
/// for URLs that strangers name, by https only, or on this machine when the server is here too (SSRF).
public final class Probe {
    private static final int PATIENCE_MILLIS = 15_000;
    private static final int MOST_BYTES = 2 << 20;
    private static final int MOST_REQUESTS = 300;
    private static final long MOST_MILLIS = 15 * 60_000;

    private final Uri server;
    private final String origin;
    private final Outbound own;
    private final Outbound named;
    private final Clock clock;
    private final long end;
    private final List<Answer> trail = new ArrayList<>();

    /// @param url the server, as the person named it
    /// @param own asks that server
    /// @param named asks what it names
    public Probe(String url, Outbound own, Outbound named, Clock clock) {
        this.server = Uri.parse(url).orElseThrow();
        this.origin = WellKnown.origin(url);
        this.own = own;
        this.named = named;
        this.clock = clock;
        this.end = clock.now() + MOST_MILLIS;
    }

    /// All answers so far.
    public List<Answer> trail() {
        return trail;
    }

    /// Sends a request. Of an event stream no more is read than up to the JSON-RPC answer, and of one that nobody asked anything on, nothing.
    public Answer ask(Request request) {
        Answer answer = exchange(request);
        trail.add(answer);
        return answer;
    }

    private Answer exchange(Request request) {
        try {
            return read(request, open(request, PATIENCE_MILLIS));
        } catch (OutboundException e) {
            return Answer.none(request, e.getMessage());
        }
    }

    /// Sends a request whose answer is a stream to listen to. The caller closes it.
    ///
    /// @throws OutboundException when no head came, or the URL is one that is not asked
    public Arrival open(Request request, int headMillis) {
        boolean isOwn = isOwn(request.url());
        if (!isOwn && !mayBeNamed(request.url())) {
            throw new OutboundException("not asked: what a server names has to be https, and not on this machine unless the server is");
        }
        if (trail.size() >= MOST_REQUESTS || clock.now() > end) {
            throw new OutboundException("not asked: this examination has taken long enough");
        }
        HeaderList headers = request.headers().replacing("User-Agent", request.headers().find("User-Agent").orElse("remote-mcp-doctor"));
        return (isOwn ? own : named)
            .open(new Outbound.Call(request.method(), request.url(), headers, request.body(), headMillis, MOST_BYTES), new Departure());
    }

    private Answer read(Request request, Arrival arrival) {
        long deadline = clock.now() + PATIENCE_MILLIS;
        var body = new Collected();
        String trouble = "";
        boolean isNews =
            request.method().equals("GET") && new Answer(request, arrival.status(), arrival.headers(), new byte[0], "").isEventStream();
        try {
            for (Optional<byte[]> piece = isNews ? Optional.empty() : next(arrival, deadline); piece.isPresent()
                && !isComplete(request, arrival, body, piece.get());) {
                piece = next(arrival, deadline);
            }
        } catch (OutboundException e) {
            trouble = e.getMessage();
        }
        arrival.close();
        return Answer.of(request, arrival.status(), arrival.headers(), body.all(), trouble);
    }

    private Optional<byte[]> next(Arrival arrival, long deadline) {
        return arrival.next((int) Math.max(1, deadline - clock.now()));
    }

    private static boolean isComplete(Request request, Arrival arrival, Collected body, byte[] piece) {
        body.add(piece);
        var soFar = new Answer(request, arrival.status(), arrival.headers(), piece, "");
        return soFar.isEventStream() && new Answer(request, arrival.status(), arrival.headers(), body.all(), "").rpc().isPresent();
    }

    private boolean isOwn(String url) {
        return origin(url).equals(origin) || origin(url).equals("http://" + server.host());
    }

    private boolean mayBeNamed(String url) {
        Optional<Uri> uri = Uri.parse(url);
        return uri.isPresent() && (uri.get().isLoopback() ? server.isLoopback() : uri.get().scheme().equals("https"))
            && uri.get().authority().flatMap(Uri.Authority::userinfo).isEmpty();
    }

    private static String origin(String url) {
        try {
            return WellKnown.origin(url);
        } catch (LoginException e) {
            return "";
        }
    }
}
